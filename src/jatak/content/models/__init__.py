"""The tables of content."""

from jatak.content.models.libraries import Library
from jatak.content.models.reviews import Review, Said
from jatak.content.models.templates import Template, TemplateText, TemplateVersion

__all__ = ["Library", "Review", "Said", "Template", "TemplateText", "TemplateVersion"]
