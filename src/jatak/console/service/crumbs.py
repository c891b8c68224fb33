"""The way to the pages of service messages."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from jatak.console.frame.page import Crumb
from jatak.content.models import Template

LIST: Crumb = (_("Service messages"), reverse_lazy("service"))  # type: ignore[assignment]


def crumb(template: Template) -> Crumb:
    """The message's own page."""
    return str(template), reverse("service_message", args=[template.pk])
