"""The versions of a collection point, each with all that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from jatak.base.clock import now
from jatak.consent.collection import QUALITIES
from jatak.consent.models import Assessment, CollectionPoint, CollectionPointVersion, NoticeText, Picture
from jatak.consent.placing.terms import WEB, essential_changes
from jatak.consent.placing.worth import Grade, grade
from jatak.consent.tally import Tally, by_day, tallies
from jatak.console.collection import words
from jatak.console.collection.doubts import doubts
from jatak.console.people.provenance import LABELS
from jatak.console.people.words import ANSWERS, INDICATIONS

DAYS = 30
MOST_VERSIONS = 20
MOST_PICTURES = 40
WEEKS = 12


@dataclass(slots=True)
class Version:
    """A version with all that shows it."""

    version: CollectionPointVersion
    texts: list[NoticeText]
    judged: list[Assessment]
    """The newest first."""
    pictures: list[Picture]
    tally: Tally
    changes: list[Any] = field(default_factory=list)
    """What is essentially other than in the version before, in words."""

    @property
    def grade(self) -> Grade:
        """How good its evidence is."""
        return grade(self.version, self.judged[0] if self.judged else None)

    @property
    def marked(self) -> tuple[str, Any]:
        """The same with its mark and its words."""
        return words.GRADES[self.grade]

    @property
    def doubts(self) -> list[Any]:
        """What the newest judgement leaves open, in words."""
        return [LABELS[name] for name in doubts(self.judged[0] if self.judged else None)]

    @property
    def qualities(self) -> list[tuple[Any, Any]]:
        """What the newest judgement says."""
        if not self.judged:
            return []
        judged = self.judged[0]
        act = (LABELS["indication"], INDICATIONS.get(judged.indication, ""))
        return [act, *((LABELS[name], ANSWERS[getattr(judged, name)]) for name in QUALITIES if name in LABELS)]

    @property
    def is_seen(self) -> bool:
        """Whether there is a page that a picture can be taken of."""
        published = self.version.published_at is not None
        return published and (self.version.point.kind in WEB or bool(self.version.page_url))


def versions_of(point: CollectionPoint) -> list[Version]:
    """The newest first, with words, judgements, pictures and numbers; role consent."""
    every = CollectionPointVersion.objects.filter(point=point).select_related("notice_version__notice")
    found = list(every.order_by("-number")[:MOST_VERSIONS])
    ids = [each.pk for each in found]
    for each in found:
        each.point = point
    notices = {each.notice_version_id for each in found}
    texts = list(NoticeText.objects.filter(version__in=notices).order_by("language"))
    judged = list(Assessment.objects.filter(version__in=ids).order_by("-judged_at", "-pk"))
    pictures = list(Picture.objects.filter(version__in=ids).defer("png", "html", "css").order_by("-pk")[:MOST_PICTURES])
    counted = tallies(ids, now().date() - timedelta(days=DAYS))
    versions = [
        Version(
            each,
            [text for text in texts if text.version_id == each.notice_version_id],
            [one for one in judged if one.version_id == each.pk],
            _newest(one for one in pictures if one.version_id == each.pk),
            counted[each.pk],
        )
        for each in found
    ]
    for after, before in pairwise(versions):
        after.changes = [words.ESSENTIAL[name] for name in essential_changes(before.version, after.version)]
    return versions


def _newest(pictures: Iterable[Picture]) -> list[Picture]:
    """The newest of each language and device."""
    found: dict[tuple[str, str], Picture] = {}
    for each in pictures:
        found.setdefault((each.language, each.device), each)
    return sorted(found.values(), key=lambda each: (each.language, each.device))


def weeks_of(versions: list[int]) -> list[tuple[date, Tally]]:
    """The last weeks, each with what was counted in it, the newest last."""
    today = now().date()
    first = today - timedelta(days=7 * WEEKS - 1)
    weeks = [(first + timedelta(days=7 * number), Tally()) for number in range(WEEKS)]
    for day, tally in by_day(versions, first):
        number = min((day - first).days // 7, WEEKS - 1)
        weeks[number] = (weeks[number][0], weeks[number][1] + tally)
    return weeks
