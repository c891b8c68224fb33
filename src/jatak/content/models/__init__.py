"""The tables of content."""

from jatak.content.models.templates import Template, TemplateText, TemplateVersion

__all__ = ["Template", "TemplateText", "TemplateVersion"]
