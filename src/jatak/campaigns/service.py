"""Messages of service to one person, from approved templates; cleared by the gate like everything."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from jatak.base.errors import JatakError, UsageError
from jatak.campaigns.models import ServiceMessage
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.content.templates import approved_version
from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic
from jatak.delivery.claimed import Dropped, Permitted
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.outbox import Cleared, fill_one
from jatak.delivery.sender import check
from jatak.gate.message import MessageFacts
from jatak.people.any_address import any_addresses
from jatak.people.models import Controller


class NotPermitted(JatakError):
    """The gate says no; the message names the rule."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of service in the outbox, and whether it was there before."""

    message_id: int
    repeated: bool


class ChangedMeanwhile(UsageError):
    """A newer version was approved since this one was looked at."""


def send_service(
    controller: Controller,
    slug: str,
    person_id: int,
    at: datetime,
    key: str = "",
    seen: int | None = None,
    to: int | None = None,
) -> Sent:
    """Put one message into the outbox; the same key again gives the same message.

    `seen` is the version that was looked at; None sends the newest that is approved. `to` is the address of theirs to
    send it to, by its id; None takes the first. Raises NotPermitted, and
    ChangedMeanwhile where the newest is not the one that was seen.
    """
    key = key or uuid.uuid4().hex
    with atomic():
        one_at_a_time(f"service {controller.pk} {key}")
        if before := ServiceMessage.objects.filter(controller=controller, key=key).first():
            return Sent(_same(before, slug, person_id), True)
        version = approved_version(controller, slug)
        if seen not in (None, version.pk):
            raise ChangedMeanwhile("A newer version was approved since you looked.", "Look again, then send it.")
        check(
            controller, version.template.brand, can_leave(version), settings.JATAK_PUBLIC_URL, version.template.channel
        )
        message_id = _cleared(version, person_id, at, to)
        ServiceMessage.objects.create(
            controller=controller, key=key, template_version=version, person_id=person_id, message_id=message_id, at=at
        )
        return Sent(message_id, False)


def answer_for(version: TemplateVersion, person_id: int, at: datetime) -> Permitted | Dropped:
    """What the gate says of this message to one person, before it is sent."""
    return _verdict(version, message_facts(version), person_id, at)[1]


def _same(before: ServiceMessage, slug: str, person_id: int) -> int:
    if (before.person_id, before.template_version.template.slug) != (person_id, slug):
        raise UsageError(f"The key {before.key} was used for another message.", "Take a new key for a new message.")
    return before.message_id


def _cleared(version: TemplateVersion, person_id: int, at: datetime, to: int | None) -> int:
    facts = message_facts(version)
    point, verdict, judge = _verdict(version, facts, person_id, at)
    if isinstance(verdict, Dropped):
        raise NotPermitted(f"This message may not go to person {person_id}: {verdict.because}", verdict.would_change)
    point = to if to is not None else point
    if point is None:
        raise UsageError(f"Person {person_id} has no {facts.channel.value} address.", "Enter one first.")
    sort = Sort(None, version.pk, version.template.controller_id, None, can_leave(version))
    return fill_one(sort, person_id, point, verdict, Cleared(facts.id, judge.rulebook_id, at), at)


def _verdict(
    version: TemplateVersion, facts: MessageFacts, person_id: int, at: datetime
) -> tuple[int | None, Permitted | Dropped, Judge]:
    template = version.template
    request = Request(
        controller_id=template.controller_id, channel=facts.channel, facts=facts, brand_id=template.brand_id, as_of=at
    )
    judge = Judge(facts, rulebook(at))
    candidates = gather([person_id], request, rulebook(at)).get(person_id)
    if not candidates:
        raise UsageError(f"Nothing is known of person {person_id}.", "Look at its id.")
    candidate, verdict = judge.best(candidates)
    return candidate.contact_point_id or any_addresses([person_id], request.contact_kind).get(person_id), verdict, judge
