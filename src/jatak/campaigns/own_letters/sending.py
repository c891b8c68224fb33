"""From an address that somebody typed to a letter in the outbox; whoever asks learns nothing of what becomes of it."""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from jatak.base.errors import JatakError
from jatak.campaigns.models import LinkAsked, ServiceMessage
from jatak.campaigns.own_letters.template import LETTER
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.content.supplied import version_of
from jatak.database.using import acting_as, atomic
from jatak.delivery.claimed import Dropped
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.outbox import Cleared, fill_one
from jatak.delivery.sender import check
from jatak.people.models import Acquaintance, ContactKind, ContactPoint, Controller

EVERY = timedelta(hours=1)
"""One address gets no more of them: anybody can type it."""
KEPT = timedelta(days=1)
"""So long it is kept that somebody asked, by the keyed hash of the address alone."""
log = logging.getLogger(__name__)


def ask(controller_id: int, address_hash: bytes, at: datetime) -> None:
    """Note that the owner of an address wants a link: the same work whether anybody has it."""
    with acting_as("web"):
        LinkAsked.objects.create(controller_id=controller_id, address_hash=address_hash, asked_at=at)


def send_open(at: datetime, at_most: int = 500) -> int:
    """Send what was asked for, and forget what was asked for long ago; how many letters went."""
    with acting_as("web"):
        LinkAsked.objects.filter(asked_at__lt=at - KEPT).delete()
        waiting = LinkAsked.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True)
        return sum(_sent(pk, at) for pk in list(waiting[:at_most]))


def _sent(pk: int, at: datetime) -> bool:
    try:
        with atomic():
            asked = LinkAsked.objects.select_for_update().get(pk=pk)
            if asked.done_at is None:
                asked.message_id, asked.done_at = _letter(asked, at), at
                asked.save(update_fields=["message_id", "done_at"])
            return asked.message_id is not None
    except JatakError as error:
        log.warning("A link that was asked for waits: %s %s", error.message, error.remedy)
        return False


def _letter(asked: LinkAsked, at: datetime) -> int | None:
    """The message; None where nobody known to the company has the address, or got one within the hour."""
    # One after the other for a company, so that two who ask at once get one letter.
    controller = Controller.objects.select_for_update(no_key=True).get(pk=asked.controller_id)
    point = ContactPoint.objects.filter(keyed_hash=asked.address_hash, kind=ContactKind.EMAIL).first()
    if point is None or not Acquaintance.objects.filter(controller=controller, person=point.person_id).exists():
        return None
    same = LinkAsked.objects.filter(controller=controller, address_hash=asked.address_hash, message_id__isnull=False)
    if same.filter(done_at__gt=at - EVERY).exists():
        return None
    version = version_of(LETTER, controller, at)
    check(controller, None, can_leave(version), settings.JATAK_PUBLIC_URL)
    message_id = _cleared(version, controller, point, at)
    if message_id is not None:
        told = {"template_version": version, "person_id": point.person_id, "message_id": message_id, "at": at}
        ServiceMessage.objects.create(controller=controller, key=f"own link {asked.pk}", **told)
    return message_id


def _cleared(version: TemplateVersion, controller: Controller, point: ContactPoint, at: datetime) -> int | None:
    facts, law = message_facts(version), rulebook(at)
    request = Request(controller_id=controller.pk, channel=facts.channel, facts=facts, as_of=at)
    judge = Judge(facts, law)
    candidates = gather([point.person_id], request, law).get(point.person_id)
    if not candidates:
        return None
    verdict = judge.best(candidates)[1]
    if isinstance(verdict, Dropped):
        return None
    sort = Sort(None, version.pk, controller.pk, None, can_leave(version))
    return fill_one(sort, point.person_id, point.pk, verdict, Cleared(facts.id, judge.rulebook_id, at), at)
