"""What the list shows of each collection point, read at once for all of them; role consent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jatak.consent.models import Assessment, CollectionPoint, CollectionPointVersion, Device, Picture
from jatak.consent.placing.terms import WEB
from jatak.consent.placing.worth import Grade, grade
from jatak.consent.tally import Tally, tallies


@dataclass(slots=True)
class Row:
    """A collection point as it stands."""

    point: CollectionPoint
    live: CollectionPointVersion | None = None
    draft: CollectionPointVersion | None = None
    judged: Assessment | None = None
    picture: Picture | None = None
    """The newest of the live version that could be taken."""
    tally: Tally = field(default_factory=Tally)

    @property
    def shown(self) -> CollectionPointVersion | None:
        """The version that it is about: the one that people see, else the draft."""
        return self.live or self.draft

    @property
    def lacks_picture(self) -> bool:
        """Whether there should be a picture and is none: missing evidence."""
        return self.live is not None and self.point.kind in WEB and self.picture is None

    @property
    def grade(self) -> Grade:
        """How good its evidence is."""
        return grade(self.live, self.judged) if self.live else Grade.NONE


def rows(points: Iterable[CollectionPoint], since: date) -> list[Row]:
    """Each point with its versions, evidence and numbers; five queries, however many points."""
    found = {point.pk: Row(point) for point in points}
    versions = list(
        CollectionPointVersion.objects.filter(point__in=found)
        .select_related("notice_version__notice")
        .order_by("point_id", "number")
    )
    for version in versions:
        row = found[version.point_id]
        version.point = row.point
        if version.published_at is None:
            row.draft = version
        else:
            row.live = version
    lives = {row.live.pk: row for row in found.values() if row.live}
    judge(lives)
    _picture(lives)
    counted = tallies([version.pk for version in versions], since)
    for version in versions:
        found[version.point_id].tally += counted[version.pk]
    return list(found.values())


def judge(rows_by_version: dict[int, Row]) -> None:
    """Give each row the newest judgement of its version."""
    every = Assessment.objects.filter(version__in=rows_by_version).order_by("judged_at", "pk")
    for each in every:
        rows_by_version[each.version_id].judged = each


def _picture(lives: dict[int, Row]) -> None:
    seen = Picture.objects.filter(version__in=lives, error="", device=Device.DESKTOP)
    newest = seen.order_by("version_id", "-pk").distinct("version_id")
    for each in newest.only("pk", "version_id", "taken_at"):
        lives[each.version_id].picture = each
