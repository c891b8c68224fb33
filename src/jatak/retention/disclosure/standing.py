"""What follows from the events today: consents for a company and channel, and each no that stands."""

from django.db.models import Q

from jatak.consent.models import Objection, OwnFrequency, Pause, Record
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
HEARD = ("actor", "via", "message_id", "recorded_at", "ended_at", "ended_actor", "ended_via")
PAUSE = ("controller_id", "channel", "topic_id", "begun_at", "until")
NUMBER = ("controller_id", "channel", "per_month", "chosen_at")
OBJECTION = ("event_id", "controller_id", "channel", "topic_id", "brand_id", "survey", "at", "own_act")


@acting_as("consent")
def records_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The consents of a person, also those that ended."""
    found = Record.objects.filter(person_id=person_id, **_only(controller_id))
    return [plain(row) for row in found.order_by("given_at", "pk").values(*RECORD)]


@acting_as("consent")
def pauses_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The pauses of a person, also those that are over."""
    found = Pause.objects.filter(person_id=person_id, **_only(controller_id))
    return [plain(row) for row in found.order_by("begun_at", "pk").values(*PAUSE, *HEARD)]


@acting_as("consent")
def own_frequencies_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The numbers of messages a month that a person chose, also those that hold no more."""
    found = OwnFrequency.objects.filter(person_id=person_id, **_only(controller_id))
    return [plain(row) for row in found.order_by("chosen_at", "pk").values(*NUMBER, *HEARD)]


@acting_as("consent")
def objections_of(person_id: int, controller_id: int | None) -> list[Row]:
    """Each no of a person, those to every company included."""
    here = Q() if controller_id is None else Q(controller_id=controller_id) | Q(controller_id=None)
    return [
        plain(r) for r in Objection.objects.filter(here, person_id=person_id).order_by("at", "pk").values(*OBJECTION)
    ]


def _only(controller_id: int | None) -> dict[str, int]:
    return {} if controller_id is None else {"controller_id": controller_id}
