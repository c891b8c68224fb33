"""Who got something of a person: partners, sister companies and programs; and how often staff looked."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.evidence.contents import Row
from jatak.hooks.models import Endpoint
from jatak.hooks.models.endpoints import CHOSEN
from jatak.onward.models import Handover, Passing
from jatak.people.merging import numbers_of
from jatak.retention.disclosure.plain import plain

SQL = statements("jatak.retention.disclosure", "looks.sql")
PROGRAM = ("controller_id", "made_at", "closed_at")
PASSING = ("controller_id", "event_id", "channels", "said_at", "first_told_at", "acknowledged_at")


def handovers_of(records: Iterable[Row]) -> list[Row]:
    """On which lists for partners these consents stood."""
    every = list(records)
    companies = {int(record["controller"]) for record in every}
    lists = Handover.objects.filter(partner__controller__in=companies).select_related("partner")
    return [row for each in lists.order_by("handed_on", "pk") for row in _handed(each, every)]


def passings_of(person_id: int, controller_id: int | None) -> list[Row]:
    """To whom it was passed on that a person left, and when they knew."""
    found = Passing.objects.filter(person_id__in=numbers_of(person_id))
    if controller_id is not None:
        found = found.filter(controller=controller_id)
    rows = found.order_by("said_at", "pk").values(*PASSING, "partner__name", "sister__name")
    return [plain({"to": row.pop("partner__name") or row.pop("sister__name"), **_own(row)}) for row in rows]


def programs_of(companies: Iterable[str]) -> list[Row]:
    """The programs of others that these companies have told when somebody leaves; of their addresses the host."""
    found = Endpoint.objects.filter(controller__in=[int(each) for each in companies], kinds__overlap=list(CHOSEN))
    return [
        plain({"to": urlsplit(each.url).hostname or ""} | {name: getattr(each, name) for name in PROGRAM})
        for each in found.order_by("pk")
    ]


def looks_of(person_id: int, controller_id: int | None) -> list[Row]:
    """On which days staff opened which pages of a person, and how often; not who (Court of Justice, C-579/21).

    Of one company those of accounts that work for it, or for every one.
    """
    with connection().cursor() as cursor:
        cursor.execute(SQL["looks"], {"people": numbers_of(person_id), "company": controller_id})
        return [plain({"day": day, "page": page, "times": times}) for day, page, times in cursor.fetchall()]


def _handed(handover: Handover, records: Iterable[Row]) -> Iterator[Row]:
    """As the partner got it: what stood on that day, and was about it."""
    topic = str(handover.topic_id) if handover.topic_id else None
    for record in records:
        about = record["controller"] == str(handover.partner.controller_id)
        channel = handover.channel in (None, record["channel"])
        topics = topic is None or not record["topics"] or topic in record["topics"]
        if about and channel and topics and _stood(record, handover.handed_on.isoformat()):
            names = {"to": handover.partner.name, "handed_on": handover.handed_on.isoformat()}
            yield names | {name: record[name] for name in ("controller", "channel", "event")}


def _stood(record: Row, day: str) -> bool:
    return record["given_at"][:10] <= day and (record["ended_at"] is None or record["ended_at"][:10] >= day)


def _own(row: Row) -> Row:
    return {name: value for name, value in row.items() if not name.endswith("__name")}
