"""Replaying a message: what permitted it, decided anew, and gathered anew as of that instant."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jatak.base.errors import UsageError
from jatak.clearance import models as kept
from jatak.clearance.decider import Answer, Decider
from jatak.clearance.gather import gather
from jatak.clearance.store import whole
from jatak.delivery.archive.facts import refuse_if_archived
from jatak.delivery.archive.finding import message as archived_message
from jatak.delivery.consignment import SKEW, Consignment, Sort
from jatak.delivery.models import Message
from jatak.gate.decide import decide, rulebook_id
from jatak.gate.layout import LAYOUT, unpack
from jatak.gate.situation import Situation
from jatak.law.rulebook import Rulebook
from jatak.people.models import Person


@dataclass(frozen=True)
class Replay:
    """A message with the decision that let it go, and what the same question is answered today."""

    message: Message
    situation: Situation | None
    """None where a layout packed it that is no longer here."""
    stored: dict[str, Any]
    again: dict[str, Any] | None
    """The decision on the same situation by the same rulebook; None where that is no longer here."""
    gathered: Answer | None = None
    """The answer from the facts of then, gathered again; only where it was asked for."""

    is_nobody: bool = False
    """Whether facts were asked for, and the person was erased."""

    @property
    def agrees(self) -> bool | None:
        """Whether deciding anew gave the stored decision, None where it could not be."""
        return None if self.again is None else self.again == self.stored

    @property
    def facts_agree(self) -> bool | None:
        """Whether gathering anew found the same situation on the same ground, None where it was not asked for."""
        if self.gathered is None:
            return None
        found = self.gathered.candidate
        grounds = (found.consent_event_id, found.relation_id)
        return self.situation == unpack(*found.words) and grounds == (
            self.message.consent_event_id,
            self.message.relation_id,
        )


def message_numbered(number: int) -> Message:
    """The message of this id, also from the archive; raises UsageError when there is none."""
    live = Message.objects.filter(id=number)
    found = live.first() or archived_message(number) or live.first()  # It may have come back meanwhile.
    if found is None:
        raise UsageError(f"There is no message {number}.", "Look at its id in the report of its campaign.")
    return found


def replay(message: Message, with_facts: bool = False) -> Replay:
    """Show the stored decision and decide anew; with facts, gather again what was known at that instant."""
    row = kept.Situation.objects.get(pk=message.situation_id)
    situation = unpack(row.person_word, row.ground_word) if row.layout == LAYOUT else None
    stored = _stored(message)
    rulebook = _rulebook_of(message)
    if rulebook is None or situation is None:
        return Replay(message, situation, stored, None)
    consignment = _consignment(message)
    again = whole(decide(situation, consignment.facts, rulebook))
    if not with_facts:
        return Replay(message, situation, stored, again)
    is_nobody = not Person.objects.filter(pk=message.person_id).exists()
    gathered = None if is_nobody else _gathered(message, consignment, rulebook)
    return Replay(message, situation, stored, again, gathered, is_nobody)


def _stored(message: Message) -> dict[str, Any]:
    found = kept.Decision.objects.get(
        situation_id=message.situation_id, facts_id=message.facts_id, rulebook_id=message.rulebook_id
    )
    content: dict[str, Any] = found.whole
    return content


def _rulebook_of(message: Message) -> Rulebook | None:
    """The rulebook that decided, None where packs or rules have changed since."""
    rulebook = Rulebook.load(kept.Rulebook.objects.get(pk=message.rulebook_id).law_as_of)
    return rulebook if rulebook_id(rulebook) == message.rulebook_id else None


def _consignment(message: Message) -> Consignment:
    return Consignment.load(
        Sort(
            message.campaign_id,
            message.template_version_id,
            message.controller_id,
            message.topic_id,
            message.marketing,
        )
    )


def _gathered(message: Message, consignment: Consignment, rulebook: Rulebook) -> Answer | None:
    refuse_if_archived(message)
    request = replace(consignment.request(message.as_of), as_of=message.as_of, known_at=_asked_at(message))
    candidates = gather([message.person_id], request, rulebook).get(message.person_id)
    return Decider(consignment.facts, rulebook).best(candidates) if candidates else None


def _asked_at(message: Message) -> datetime:
    """When the gate was asked; the last metre asks ahead of its clock, and what came after it was not known yet."""
    claimed = message.as_of > message.created_at
    return message.as_of - SKEW if claimed else message.as_of
