"""Findings as pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jatak.content.drafts import check
from jatak.content.findings import Finding
from jatak.content.models import TemplateVersion
from jatak.content.naming import language_named


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and where it is in words."""

    finding: Finding
    where: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What stops an approval, and what is worth a look."""

    stops: list[Told]
    looks: list[Told]

    @property
    def ready(self) -> bool:
        """Whether it may be approved."""
        return not self.stops


def findings(version: TemplateVersion) -> Findings:
    """Everything that was found in the draft."""
    every = check(version)
    return Findings([_told(each) for each in every if each.stops], [_told(each) for each in every if not each.stops])


def _told(finding: Finding) -> Told:
    language = language_named(finding.language) if finding.language else ""
    return Told(finding, " · ".join(filter(None, (language, _place(finding.place)))))


def _place(place: str) -> str:
    named = {"subject": _("Subject"), "preheader": _("Preview text"), "text": _("Text part"), "html": "HTML", "": ""}
    return named[place] if place in named else _("Part %(number)s") % {"number": place}
