"""Whose quiet hours hold for whom: the law's of the recipient's country, and the company's own."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from jatak.delivery.consignment import Consignment
from jatak.delivery.limits.quiet import Night, quiet_until
from jatak.delivery.limits.zones import zones_of
from jatak.delivery.passage import Passage
from jatak.gate.layout import unpack
from jatak.law.pack import Pack
from jatak.law.parameter import Quiet
from jatak.law.parameters import QUIET_HOURS
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.quiet_hours import zone_named

Countries = tuple[str | None, str | None]


def waking(of: Consignment, law: Rulebook, passages: Sequence[Passage], at: datetime) -> list[datetime | None]:
    """When quiet hours end for each of these, None where it is not quiet; empty where nobody has any."""
    channel = of.facts.channel.value
    if not of.sort.marketing or not (own_hours(of.controller) or _any_law(law, channel)):
        return []
    where = [_countries(passage.ground.person_word) for passage in passages]
    ends = {each: quiet_until(at, nights(of.controller, law, channel, each)) for each in set(where)}
    return [ends[each] for each in where]


def nights(company: Controller, law: Rulebook, channel: str, countries: Countries) -> tuple[Night, ...]:
    """The quiet hours that hold for somebody in these countries, in every zone of them.

    Of whom it is not known where they are, the company's zone tells the time.
    """
    own = own_hours(company)
    hours = {*_laws(law, channel, countries), *((own,) if own else ())}
    if not hours:
        return ()
    zones = [zone for country in countries if country for zone in zones_of(country)]
    return tuple(Night(zone, each) for zone in zones or [zone_named(company.time_zone)] for each in hours)


def own_hours(company: Controller) -> Quiet | None:
    """The company's own, None where it has none."""
    if company.quiet_from is None or company.quiet_until is None:
        return None
    return Quiet(company.quiet_from, company.quiet_until)


@lru_cache(maxsize=4096)
def _laws(law: Rulebook, channel: str, countries: Countries) -> frozenset[Quiet]:
    """The strictest of all packs where a country is not known, as everywhere."""
    return frozenset(hours for pack in law.packs_for(*countries) if (hours := _hours(pack, channel)))


@lru_cache(maxsize=64)
def _any_law(law: Rulebook, channel: str) -> bool:
    return any(_hours(pack, channel) for pack in (*law.packs.values(), *law.layers.values()))


def _hours(pack: Pack, channel: str) -> Quiet | None:
    value = pack[QUIET_HOURS].value
    return value[channel] if value else None


@lru_cache(maxsize=65_536)
def _countries(word: int) -> Countries:
    found = unpack(word, 0)
    return found.country, found.other_country
