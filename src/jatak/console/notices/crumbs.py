"""The way to the pages of a notice."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.consent.models import Notice, NoticeVersion
from jatak.console.frame.page import Crumb


def crumbs(notice: Notice | None = None) -> list[Crumb]:
    """The list of notices, and the notice itself."""
    way: list[Crumb] = [(_("Notices"), reverse("notices"))]
    if notice is not None:
        way.append((notice.slug, reverse("notice", args=[notice.pk])))
    return way


def title_of(version: NoticeVersion) -> str:
    """The notice with its version."""
    return _("%(name)s, version %(label)s") % {"name": version.notice.slug, "label": version.label}
