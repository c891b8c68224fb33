"""A company whose lists are counted: what was sent to its people, and what they did."""

from datetime import datetime, timedelta

from tests.story.cast import mailbox
from tests.story.old_messages import asked

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Controller, Failure, Person
from jatak.retention.lists.asking import ask
from jatak.retention.lists.counting import count
from jatak.retention.models import ListCount, Listed

SENT = """
INSERT INTO delivery_message (
    created_at, controller_id, template_version_id, marketing, person_id, contact_point_id, state, not_before,
    settled_at, situation_id, facts_id, rulebook_id, as_of
)
VALUES (%(at)s, %(company)s, 1, true, %(person)s, %(point)s, %(state)s, NULL, %(settled)s, 1, 'f', 'r', %(at)s)
RETURNING id
"""


def sent(of: Controller, to: Person, at: datetime, state: str = "accepted") -> int:
    """A message to their first address, and how it ended; its number."""
    asked("SELECT delivery_ensure_month(%(at)s)", at=at)
    values = {"company": of.pk, "person": to.pk, "point": mailbox(to).pk, "state": state}
    return int(asked(SENT, at=at, settled=at + timedelta(minutes=1), **values)[0][0])


def came_back(message: int, to: Person, at: datetime) -> None:
    """The receiving server took it and sent it back afterwards; as admin."""
    Failure.objects.create(contact_point=mailbox(to), message_id=message, kind="permanent", at=at, heard_by="dsn")


def buys(of: Controller, somebody: Person, at: datetime) -> None:
    """They bought something then; as admin."""
    Relation.objects.create(
        person=somebody,
        controller=of,
        contact_point=mailbox(somebody),
        kind=RelationKind.SALE.value,
        concluded_at=at,
        recorded_at=at,
        external_key=f"order {somebody.pk}",
        opt_out_offered=Tri.YES.value,
        address_from_sale=Tri.YES.value,
    )


def counted(of: Controller, at: datetime) -> ListCount:
    """The lists of this company, counted at that instant."""
    with acting_as("web"):
        asked_for = ask(of.pk, at)
        count(asked_for.pk, at)
        return ListCount.objects.get(pk=asked_for.pk)


def standings(of: ListCount, ground: str = "consent", channel: str = "email") -> dict[int, str]:
    """How each person stands, by their number; nobody twice."""
    found: dict[int, str] = {}
    for row in Listed.objects.filter(count=of, ground=ground, channel=channel):
        assert not set(row.people) & set(found), "one person in two classes"
        found |= dict.fromkeys(row.people, row.standing)
    return found
