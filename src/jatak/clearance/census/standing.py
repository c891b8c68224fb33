"""The questions of the dashboard: a plain newsletter of each company and brand, on each channel that they ask about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jatak.clearance.census.question import Question, standing
from jatak.clearance.request import CONTACT_KINDS
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as
from jatak.gate.message import Channel

BRANDS_AT_MOST = 6
"""So many names of a company are asked about on a channel; whoever has more asks about the others in Audience."""


@dataclass(frozen=True)
class Named:
    """In whose names a company asks people on one channel."""

    controller: int
    channel: str
    brands: tuple[int | None, ...]
    """Its brands, the oldest first; None, before them: the whole company."""

    @property
    def questions(self) -> list[Question]:
        """One for each name."""
        return [standing(self.controller, self.channel, brand) for brand in self.brands[:BRANDS_AT_MOST]]

    @property
    def left_out(self) -> int:
        """How many names are too many to be asked about."""
        return max(0, len(self.brands) - BRANDS_AT_MOST)


def standing_questions(controllers: Iterable[int]) -> Iterator[Question]:
    """Of each company: e-mail, and the other channels that its published notices name; each name in them is one."""
    for each in names_asked_in(controllers):
        yield from each.questions


def names_asked_in(controllers: Iterable[int]) -> list[Named]:
    """The names in which these companies ask people, by company and channel; without a notice, the company's own."""
    ids = list(controllers)
    named = _named(ids)
    known = {channel.value for channel in CONTACT_KINDS}
    return [
        Named(controller, channel, _in_order(named.get((controller, channel), {None})))
        for controller in ids
        for channel in sorted({Channel.EMAIL.value} | {which for who, which in named if who == controller} & known)
    ]


def _named(ids: list[int]) -> dict[tuple[int, str], set[int | None]]:
    """The brands that published notices name by company and channel; None where one names the whole company."""
    found: dict[tuple[int, str], set[int | None]] = {}
    with acting_as("consent"):
        rows = NoticeController.objects.filter(controller__in=ids, version__published_at__isnull=False)
        for controller, brands, channels in rows.values_list("controller_id", "brands", "version__channels"):
            for channel in channels:
                found.setdefault((controller, channel), set()).update(brands or [None])
    return found


def _in_order(brands: set[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(brands, key=lambda brand: brand or 0))
