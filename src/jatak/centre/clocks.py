"""What will happen of itself, as far as the law of somebody's country and the day are known."""

from datetime import datetime
from typing import NamedTuple

from jatak.centre.parts import Said
from jatak.consent.models import Record
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller, Person
from jatak.people.own_acts import last_acts
from jatak.people.profiles import current_profile
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.reading import Facts, ringing

ENDS = (Clock.UNUSED, Clock.INACTIVITY)


class Lapse(NamedTuple):
    """A yes that ends by itself, and by which clock, unless something happens before."""

    end: datetime
    given: datetime
    channel: str
    clock: Clock


def lapses(person: Person, said: Said, company: Controller, at: datetime) -> list[Lapse]:
    """The yeses that end by themselves, the next first, each by the clock that rings first. Role consent."""
    facts = Facts(current_profile(person), [company], last_acts(person.pk), said.records)
    rings = [each for each in ringing(facts, Rulebook.load(at.date())) if each.clock in ENDS and each.at > at]
    silent = next((each.at for each in rings if each.clock is Clock.INACTIVITY), None)
    unused = {each.of.pk: each.at for each in rings if isinstance(each.of, Record)}
    live = [each for each in said.records if each.ended_at is None and each.controller_id == company.pk]
    return sorted(_first(record, unused.get(record.pk), silent) for record in live if silent or record.pk in unused)


def _first(record: Record, unused: datetime | None, silent: datetime | None) -> Lapse:
    ends = [(unused, Clock.UNUSED), (silent, Clock.INACTIVITY)]
    end, clock = min((end, clock) for end, clock in ends if end is not None)
    return Lapse(end, record.given_at, record.channel, clock)
