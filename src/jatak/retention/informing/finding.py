"""Who of an imported file does not know yet."""

from collections.abc import Iterator

from jatak.campaigns.models import ServiceMessage
from jatak.consent.models import Actor, Event, EventKind
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.delivery.models.messages import State
from jatak.imports.models import Outcome
from jatak.people.models import Merger
from jatak.retention.models import Informing

PIECE = 1000
ON_ITS_WAY = (State.WAITING, State.CLAIMED, State.OFFERED, State.ACCEPTED)

READ_BEFORE = (EventKind.GIVEN, EventKind.CONFIRMED)
"""Before these acts a notice stood on the page; who only left read none."""


def key_of(file_id: int, person_id: int) -> str:
    """By which a message that informs is one message, however often it is asked for."""
    return f"inform {file_id} {person_id}"


def people_of(file_id: int) -> Iterator[list[int]]:
    """Everybody who came in by a file, so many at a time, by the number under which each is known today."""
    last = 0
    while piece := _next(file_id, last):
        yield _today(file_id, piece)
        last = piece[-1]


def uninformed(task: Informing, people: list[int]) -> list[int]:
    """Of these those who neither said yes here themselves, and so read it, nor got the letter."""
    numbers = {each: each for each in people} | dict(
        Merger.objects.filter(kept_id__in=people).values_list("merged_id", "kept_id")
    )
    with acting_as("consent"):
        own = Event.objects.filter(
            person_id__in=numbers, controller_id=task.controller_id, actor=Actor.PERSON, kind__in=READ_BEFORE
        )
        knows = {numbers[each] for each in own.values_list("person_id", flat=True) if each is not None}
    sent = ServiceMessage.objects.filter(
        controller=task.controller_id, key__in=[key_of(task.pk, number) for number in numbers]
    )
    letters = dict(sent.values_list("message_id", "key"))
    arrived = Message.objects.filter(id__in=letters, state__in=ON_ITS_WAY).values_list("id", flat=True)
    keys = {key_of(task.pk, number): stayed for number, stayed in numbers.items()}
    knows |= {keys[letters[number]] for number in arrived}
    return [each for each in people if each not in knows]


@acting_as("consent")
def _next(file_id: int, after: int) -> list[int]:
    found = Outcome.objects.filter(file=file_id, person_id__gt=after).order_by("person_id")
    return [each for each in found.values_list("person_id", flat=True).distinct()[:PIECE] if each is not None]


@acting_as("consent")
def _today(file_id: int, numbers: list[int]) -> list[int]:
    """Who is one with another by now, as the one who stayed; that one once, also where the file brought both."""
    stayed = dict(Merger.objects.filter(merged_id__in=numbers).values_list("merged_id", "kept_id"))
    brought = Outcome.objects.filter(file=file_id, person_id__in=stayed.values()).values_list("person_id", flat=True)
    again = set(brought)
    return sorted({stayed.get(each, each) for each in numbers if stayed.get(each) not in again})
