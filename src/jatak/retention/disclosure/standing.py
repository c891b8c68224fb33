"""What follows from the events today: consents for a company and channel, and each no that stands."""

from django.db.models import Q

from jatak.consent.models import Objection, Record
from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.retention.disclosure.plain import plain

RECORD = (
    "event_id",
    "contact_point_id",
    "controller_id",
    "channel",
    "topics",
    "brands",
    "given_at",
    "own_act",
    "needs_confirmation",
    "confirmed_at",
    "last_used_at",
    "ended_at",
    "ended_by_id",
)
OBJECTION = ("event_id", "controller_id", "channel", "topic_id", "brand_id", "survey", "at", "own_act")


@acting_as("consent")
def records_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The consents of a person, also those that ended."""
    found = Record.objects.filter(person_id=person_id, **_only(controller_id))
    return [plain(row) for row in found.order_by("given_at", "pk").values(*RECORD)]


@acting_as("consent")
def objections_of(person_id: int, controller_id: int | None) -> list[Row]:
    """Each no of a person, those to every company included."""
    here = Q() if controller_id is None else Q(controller_id=controller_id) | Q(controller_id=None)
    return [
        plain(r) for r in Objection.objects.filter(here, person_id=person_id).order_by("at", "pk").values(*OBJECTION)
    ]


def _only(controller_id: int | None) -> dict[str, int]:
    return {} if controller_id is None else {"controller_id": controller_id}
