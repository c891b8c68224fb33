"""Pictures of the forms at which a person said yes."""

from collections.abc import Iterable
from typing import NamedTuple

from jatak.consent.asked import asked_at
from jatak.consent.models import Event, Picture
from jatak.consent.proof import proof_of
from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.evidence.manifest import instant
from jatak.retention.answers.seen import Shot


class Album(NamedTuple):
    """Which pictures belong to which yes, and each picture once, as PNG."""

    shots: dict[str, list[Shot]]
    pngs: dict[str, bytes]


@acting_as("consent")
def album_of(records: Iterable[Row]) -> Album:
    """The pictures of the yeses of these consents."""
    album = Album({}, {})
    for event in Event.objects.filter(pk__in={record["event"] for record in records}).order_by("at", "pk"):
        looks = proof_of(event, asked_at(event)).looks
        taken = [look.picture for look in looks if look.picture is not None]
        album.shots[str(event.pk)] = [_shot(each) for each in taken]
        _load([each.pk for each in taken if str(each.pk) not in album.pngs], album)
    return album


def _shot(picture: Picture) -> Shot:
    digest = bytes(picture.png_sha256).hex() if picture.png_sha256 else ""
    return Shot(str(picture.pk), picture.device, instant(picture.taken_at), digest)


def _load(numbers: list[int], album: Album) -> None:
    for picture in Picture.objects.filter(pk__in=numbers).only("png"):
        if picture.png:
            album.pngs[str(picture.pk)] = bytes(picture.png)
