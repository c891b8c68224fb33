"""The answer that was made goes to the person, as a link that opens it for two weeks."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models.functions import Coalesce, Now

from jatak.base.errors import UsageError
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.sent import note_sent
from jatak.people.merging import kept_as
from jatak.people.models import Controller, Person
from jatak.retention.answers.ordering import file_of, goes_at
from jatak.retention.models import AnswerOrder, Stage, Subject
from jatak.retention.replies.letters import ANSWERED
from jatak.retention.replies.sending import send


class NotThere(UsageError):
    """An answer that is not made yet, or gone."""


class Fetchable(NamedTuple):
    """An answer by the link of its letter, and until when it opens."""

    order: AnswerOrder
    until: datetime


def send_answer(number: UUID, company: Controller, point_id: int, received_at: datetime, by: By) -> int:
    """Send the person the link to an answer about them, once; the message. Raises NotThere, and what `send` raises."""
    with acting_as("web"), atomic():
        ordered = AnswerOrder.objects.select_for_update().filter(pk=number, subject=Subject.PERSON).first()
        if ordered is None or ordered.stage != Stage.DONE or ordered.to_authority:
            raise NotThere("There is no answer to the person that is made.", "Make one, then send it.")
        message_id = ordered.letter_id
        if message_id is None:
            message_id = send(ANSWERED, company, point_id, received_at, by.at, f"answer {number}")
            AnswerOrder.objects.filter(pk=number).update(letter_id=message_id, letter_at=by.at)
    if ordered.request_id is not None:
        with acting_as("consent"):
            note_sent(ordered.request_id, by, message_id, answer=str(number))
    return message_id


def fetchable(message_id: int, at: datetime) -> Fetchable | None:
    """The answer that a letter brought; None where its time is over, or the person is not here any more. Role web."""
    ordered = AnswerOrder.objects.filter(letter_id=message_id, stage=Stage.DONE).first()
    until = goes_at(ordered) if ordered is not None else None
    if ordered is None or until is None or until <= at or not file_of(ordered).exists():
        return None
    if not Person.objects.filter(pk=kept_as(ordered.number) or ordered.number).exists():
        return None
    return Fetchable(ordered, until)


def company_of(message_id: int) -> Controller | None:
    """Whose letter it was; None for one that was none. Role web."""
    return Controller.objects.filter(servicemessage__message_id=message_id).first()


def was_fetched(ordered: AnswerOrder) -> None:
    """Keep when the person fetched it first. Role web."""
    AnswerOrder.objects.filter(pk=ordered.pk).update(fetched_at=Coalesce("fetched_at", Now()))
