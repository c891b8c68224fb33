"""From the noes in the ledger to who must be told of them: each no once a recipient, whatever is killed when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.onward.models import Partner, Passing, Way
from jatak.onward.naming import named_to
from jatak.onward.partners import enter
from jatak.people.models import ContactPoint, Controller

SQL = statements("jatak.onward.sql", "reading.sql")
A_BATCH = 500
BY_NOTICE = "a notice"
"""Who entered a partner that a published notice names and nobody else entered."""


class Told(NamedTuple):
    """One no and one recipient, as the statement `whom` gives them."""

    event_id: UUID
    person_id: int
    controller_id: int
    partner_id: int | None
    sister_id: int | None
    channels: list[str]
    topic_id: int | None
    brand_id: int | None
    via: str
    said_at: datetime
    heard_at: datetime
    points: list[int]


def read_ledger(at: datetime) -> int:
    """Take every no that waits and write down who must be told; how many noes were taken."""
    taken = 0
    while found := _a_batch(at):
        taken += found
    return taken


def look_back(controller_id: int, since: datetime) -> None:
    """Have the noes of a company from this instant on read once more, for whoever was entered since."""
    with acting_as("consent"), connection().cursor() as cursor:
        cursor.execute(SQL["look_back"], {"controller_id": controller_id, "since": since})


def _a_batch(at: datetime) -> int:
    """One transaction: what is taken is told of, or waits again."""
    with acting_as("consent"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["take"], {"at_most": A_BATCH})
        events = [row[0] for row in cursor.fetchall()]
        if events:
            cursor.execute(SQL["reached"], {"events": events})
            cursor.execute(SQL["unknown_partners"])
            _enter_named(cursor.fetchall(), at)
            cursor.execute(SQL["whom"])
            _write([Told._make(row) for row in cursor.fetchall()], at)
            cursor.execute("DROP TABLE onward_reached")
    return len(events)


def _enter_named(named: Iterable[tuple[int, str]], at: datetime) -> None:
    """A partner of whom nothing is agreed is told by hand, so that none is forgotten."""
    for controller_id, name in named:
        enter(Controller.objects.get(pk=controller_id), name, Way.HAND, BY_NOTICE, at)


def _write(told: Sequence[Told], at: datetime) -> None:
    partners = Partner.objects.in_bulk({each.partner_id for each in told if each.partner_id})
    points = ContactPoint.objects.in_bulk({pk for each in told for pk in each.points})
    Passing.objects.bulk_create([_passing(each, partners, points, at) for each in told], ignore_conflicts=True)


def _passing(told: Told, partners: dict[Any, Partner], points: dict[int, ContactPoint], at: datetime) -> Passing:
    here = [points[pk] for pk in told.points if pk in points]
    partner = partners.get(told.partner_id)
    values = {name: value for name, value in told._asdict().items() if name != "points"}
    return Passing(**values, addresses=named_to(partner, here) if partner else "", made_at=at)
