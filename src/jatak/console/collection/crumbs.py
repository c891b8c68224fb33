"""The way to these pages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.consent.models import CollectionPoint
from jatak.console.frame.page import Crumb

ICON = "form"


def crumbs(point: CollectionPoint | None = None) -> list[Crumb]:
    """The list, and the point."""
    way: list[Crumb] = [(_("Collection points"), reverse("collection"))]
    if point is not None:
        way.append((str(point), reverse("collection_point", args=[point.pk])))
    return way
