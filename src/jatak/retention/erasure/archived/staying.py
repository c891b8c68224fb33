"""What archived messages still prove: it is locked until its day, and only the rest leaves."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from jatak.database.using import atomic, connection
from jatak.delivery.archive.last_sent import last_sent
from jatak.delivery.archive.leaving import Leaving, Pair
from jatak.retention.erasure.archived import SQL
from jatak.retention.erasure.chosen import chosen_months
from jatak.retention.erasure.term import Terms
from jatak.retention.models import FromArchive


class Sent(NamedTuple):
    """What one company sent to one who was erased, as archived months know it."""

    of: FromArchive
    number: int
    company: int
    last: datetime | None


def leaving_of(noted: list[FromArchive], at: datetime) -> Leaving:
    """What leaves for everything that is noted; proof that is not over yet is locked first. Role retention."""
    erased = [each for each in noted if each.event_id is None and each.owner is not None]
    sent = list(_sent(erased))
    locked = _locked(sent, at)
    over = [each for each in noted if each.owner is None and each.controller_id]
    released = [(number, each.controller_id) for each in over for number in each.numbers if each.controller_id]
    stays = [(each.number, each.company) for each in sent if (each.of.owner, each.company) in locked]
    goes = {(each.number, each.company) for each in sent} - set(stays)
    consents = [each.event_id for each in noted if each.event_id]
    return Leaving(at_companies=sorted(goes | set(released)), on_consents=consents, without_words=sorted(stays))


def _sent(erased: list[FromArchive]) -> Iterator[Sent]:
    """Of who went whole every company; of a part its company alone."""
    whose = {(number, each.controller_id): each for each in erased for number in each.numbers}
    for (number, company), last in _newest(sorted({number for number, _ in whose})).items():
        of = whose.get((number, company)) or whose.get((number, None))
        if of is not None:
            yield Sent(of, number, company, last)


def _newest(numbers: list[int]) -> dict[Pair, datetime | None]:
    """In archived months, and in those that were brought back into the outbox."""
    newest = last_sent(numbers)
    with connection().cursor() as cursor:
        cursor.execute(SQL["sent"], {"numbers": numbers})
        for number, company, last in cursor.fetchall():
            before = newest.get((number, company))
            newest[number, company] = max((each for each in (before, last) if each is not None), default=None)
    return newest


def _locked(sent: list[Sent], at: datetime) -> set[Pair]:
    """Of whom messages of which company are locked, after those that must be."""
    terms = Terms(at, chosen_months())
    with atomic(), connection().cursor() as cursor:
        keep = list(_to_keep(sent, terms, at))
        columns = zip(*keep, strict=True) if keep else ((), (), (), (), ())
        names = ("erasures", "refs", "companies", "laws", "untils")
        cursor.execute(SQL["lock"], {name: list(column) for name, column in zip(names, columns, strict=True)})
        cursor.execute(SQL["locked"], {"refs": sorted({str(each.of.owner) for each in sent})})
        return set(cursor.fetchall())


def _to_keep(sent: Iterable[Sent], terms: Terms, at: datetime) -> Iterator[tuple[object, ...]]:
    """Once a person and company, the newest of all numbers."""
    newest: dict[Pair, Sent] = {}
    for each in sent:
        key = (each.of.owner or 0, each.company)
        if each.last is not None and (key not in newest or (newest[key].last or each.last) < each.last):
            newest[key] = each
    for (owner, company), each in newest.items():
        country, other, *_ = [*each.of.countries, None, None]
        term = terms.of(country, other, company)
        if each.last is not None and term.ends(each.last) > at:
            yield each.of.erasure_id, str(owner), company, term.law, term.ends(each.last)
