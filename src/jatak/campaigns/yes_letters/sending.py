"""From a letter that was asked for to a message in the outbox; each at most once, whoever is killed when."""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from jatak.base.errors import JatakError
from jatak.campaigns.models import ServiceMessage
from jatak.campaigns.yes_letters.sms_request import REQUEST
from jatak.campaigns.yes_letters.templates import LETTERS
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.models import Letter, LetterKind, Record
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.content.supplied import version_of
from jatak.database.using import acting_as, atomic
from jatak.delivery.claimed import Dropped
from jatak.delivery.consignment import SKEW, Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.outbox import Cleared, fill_one
from jatak.delivery.sender import check
from jatak.gate.message import Channel
from jatak.people.models import Controller

NO_MAIL = "no_email_address"
"""The yes is about a telephone number alone, to which a request to confirm goes where the company sends SMS."""
GONE = "consent_gone"
"""It was taken back before the letter went."""
CONFIRMED = "confirmed_already"
log = logging.getLogger(__name__)


def send_open(at: datetime, older_than: timedelta = timedelta(minutes=1), at_most: int = 500) -> int:
    """Send what whoever asked for it could not; how many were taken up."""
    with acting_as("consent"):
        waiting = Letter.objects.filter(done_at=None, asked_at__lte=at - older_than).order_by("asked_at")
        letters = list(waiting.values_list("pk", flat=True)[:at_most])
    for pk in letters:
        try:
            send_now(pk, at)
        except JatakError as error:
            log.warning("Letter %s waits: %s %s", pk, error.message, error.remedy)
    return len(letters)


def send_now(letter_id: int, at: datetime) -> int | None:
    """Put one letter into the outbox and note its message; None where it may not go, with the reason noted.

    Raises NotReadyToSend where the company cannot send yet: the letter then waits.
    """
    with acting_as("consent"):
        letter = Letter.objects.get(pk=letter_id)
        if letter.done_at is not None:
            return letter.message_id
        point, channel, why_not = _address(letter)
    message_id = None
    if point is not None:
        with acting_as("web"):
            message_id, why_not = _in_outbox(letter, channel, point, at)
    with acting_as("consent"):
        Letter.objects.filter(pk=letter_id, done_at=None).update(done_at=at, message_id=message_id, why_not=why_not)
    return message_id


def _address(letter: Letter) -> tuple[int | None, Channel, str]:
    """The contact point that the letter goes to and the channel, or why there is none."""
    channel = Channel.EMAIL
    record = Record.objects.filter(event_id=letter.event_id, channel=channel.value).first()
    if record is None and letter.kind == LetterKind.CONFIRM and _texts(letter):
        channel = Channel.SMS
        record = Record.objects.filter(event_id=letter.event_id, channel=channel.value).first()
    if record is None:
        return None, channel, NO_MAIL
    if record.ended_at is not None:
        return None, channel, GONE
    if letter.kind == LetterKind.CONFIRM and record.confirmed_at is not None:
        return None, channel, CONFIRMED
    return record.contact_point_id, channel, ""


def _texts(letter: Letter) -> bool:
    """Whether the company sends SMS."""
    return bool(Controller.objects.get(pk=letter.controller_id).sms_sender)


def _in_outbox(letter: Letter, channel: Channel, point: int, at: datetime) -> tuple[int | None, str]:
    """The message and no reason, or no message and the rule; the key makes a second try the same message."""
    controller = Controller.objects.get(pk=letter.controller_id)
    supplied = REQUEST if channel is Channel.SMS else LETTERS[LetterKind(letter.kind)]
    version = version_of(supplied, controller, at)
    check(controller, None, can_leave(version), settings.JATAK_PUBLIC_URL, version.template.channel)
    key = f"letter {letter.pk}"
    with atomic():
        Controller.objects.select_for_update(no_key=True).get(pk=controller.pk)
        if before := ServiceMessage.objects.filter(controller=controller, key=key).first():
            return before.message_id, ""
        message_id, why_not = _cleared(version, letter, point, at)
        if message_id is not None:
            ServiceMessage.objects.create(
                controller=controller,
                key=key,
                template_version=version,
                person_id=letter.person_id,
                message_id=message_id,
                at=at,
            )
    return message_id, why_not


def _cleared(version: TemplateVersion, letter: Letter, point: int, at: datetime) -> tuple[int | None, str]:
    facts, law = message_facts(version), rulebook(at)
    # The yes may be of this instant, and of another host's clock.
    request = Request(controller_id=letter.controller_id, channel=facts.channel, facts=facts, as_of=at + SKEW)
    judge = Judge(facts, law)
    found = gather([letter.person_id], request, law).get(letter.person_id, ())
    own = [candidate for candidate in found if candidate.consent_event_id == letter.event_id]
    if not own:
        return None, GONE
    verdict = judge.best(own)[1]
    if isinstance(verdict, Dropped):
        return None, verdict.rule
    sort = Sort(None, version.pk, letter.controller_id, None, can_leave(version))
    cleared = Cleared(facts.id, judge.rulebook_id, request.as_of)
    return fill_one(sort, letter.person_id, point, verdict, cleared, at), ""
