"""The way to a page about a person."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.console.frame.page import Crumb
from jatak.console.people.sight import Sight


def crumbs(sight: Sight | None = None, *more: Crumb) -> list[Crumb]:
    """To the list, and to the person where the page lies below."""
    found: list[Crumb] = [(_("People"), reverse("people"))]
    if sight is not None:
        found.append((sight.name, reverse("person", args=[sight.person.pk])))
    return [*found, *more]
