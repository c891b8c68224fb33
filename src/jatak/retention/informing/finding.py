"""Who of an imported file does not know yet."""

from collections.abc import Iterator

from jatak.campaigns.models import ServiceMessage
from jatak.consent.models import Actor, Event
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.delivery.models.messages import State
from jatak.imports.models import Outcome
from jatak.retention.models import Informing

PIECE = 1000
ON_ITS_WAY = (State.WAITING, State.CLAIMED, State.OFFERED, State.ACCEPTED)


def key_of(file_id: int, person_id: int) -> str:
    """By which a message that informs is one message, however often it is asked for."""
    return f"inform {file_id} {person_id}"


def people_of(file_id: int) -> Iterator[list[int]]:
    """Everybody who came in by a file, so many at a time, by rising numbers."""
    last = 0
    while piece := _next(file_id, last):
        yield piece
        last = piece[-1]


def uninformed(task: Informing, people: list[int]) -> list[int]:
    """Of these those who neither acted here themselves, and so read it, nor got the letter."""
    with acting_as("consent"):
        own = Event.objects.filter(person_id__in=people, controller_id=task.controller_id, actor=Actor.PERSON)
        acted = set(own.values_list("person_id", flat=True).distinct())
    rest = [each for each in people if each not in acted]
    sent = ServiceMessage.objects.filter(
        controller=task.controller_id, key__in=[key_of(task.pk, person) for person in rest]
    )
    letters = dict(sent.values_list("message_id", "person_id"))
    arrived = Message.objects.filter(id__in=letters, state__in=ON_ITS_WAY).values_list("id", flat=True)
    told = {letters[number] for number in arrived}
    return [each for each in rest if each not in told]


@acting_as("consent")
def _next(file_id: int, after: int) -> list[int]:
    found = Outcome.objects.filter(file=file_id, person_id__gt=after).order_by("person_id")
    return [each for each in found.values_list("person_id", flat=True).distinct()[:PIECE] if each is not None]
