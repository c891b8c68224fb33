"""The one answer to a STOP: that it was heard; at most one a day, and none in answer to an answer."""

import logging
from datetime import datetime
from functools import partial

from jatak.base.errors import JatakError
from jatak.campaigns.service import send_service
from jatak.content.supplied import Supplied, text_messages, version_of
from jatak.database.using import acting_as, atomic
from jatak.gate.message import Channel, Element
from jatak.inbound.correlating.whose import Whose
from jatak.people.models import Controller

ANSWER = Supplied(
    "sms-stop-heard",
    "Answer to a STOP by SMS",
    Element.AUTO_REPLY,
    partial(text_messages, __package__, "words.toml"),
    channel=Channel.SMS,
)
log = logging.getLogger(__name__)


def confirm(about: Whose, at: datetime) -> int | None:
    """Put the answer into the outbox, in the person's language; its message, or None where none may go.

    The day is part of its key, so that whoever sends STOP all day long is answered once. That it cannot be sent, as
    where a company has no sender, changes nothing of the leaving.
    """
    who, company = about.who, Controller.objects.filter(pk__in=[about.controller_id]).first()
    if who is None or who.person_id is None or company is None:
        return None
    try:
        with acting_as("web"), atomic():
            version_of(ANSWER, company, at)
            key = f"stop heard {who.person_id} {at:%Y-%m-%d}"
            return send_service(company, ANSWER.slug, who.person_id, at, key).message_id
    except JatakError as error:
        log.info("A STOP is not answered: %s", error.message)
        return None
