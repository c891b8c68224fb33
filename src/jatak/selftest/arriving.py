"""The message as it arrived in our mailbox, or as it was handed over where no mailbox is read."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.conf import settings

from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.tokens import Purpose, token
from jatak.delivery.consignment import Consignment, Sort
from jatak.delivery.door import message_key
from jatak.delivery.models import Message
from jatak.delivery.places import NOWHERE, Place
from jatak.delivery.texting import SmsWriter
from jatak.delivery.writing import Writer, signing_of
from jatak.inbound.mailbox.address import Mailbox
from jatak.inbound.mailbox.connection import Connection, connected
from jatak.inbound.mailbox.fetching import fetch
from jatak.inbound.mailbox.moving import Place as Folder
from jatak.people.models import ContactPoint
from jatak.selftest.patience import Patience
from jatak.selftest.trouble import StepFailed


def arrived(message: Message, box: Mailbox, patience: Patience) -> EmailMessage:
    """The message as it lies in the mailbox, wherever its reader has put it; raises StepFailed where it is not."""
    name = token(message_key(), Purpose.MESSAGE_ID, message.id)
    found = patience.until(lambda: _looked_for(box, name))
    if found is None:
        raise StepFailed(
            f"The message did not come to {box.name} within {patience.seconds:g} seconds.",
            "Look whether JATAK_SELFTEST_ADDRESS leads to that mailbox, and whether mail of ours is taken for spam.",
        )
    return _read(found)


def as_handed_over(message: Message, point: ContactPoint) -> EmailMessage:
    """The message as a relay was given it, written once more."""
    of = _consignment(message)
    writer = Writer(of, settings.JATAK_PUBLIC_URL, message_key(), signing_of(of))
    composed: Composed = writer.write(*_once_more(message, point))
    return _read(composed.data)


def text_handed_over(message: Message, point: ContactPoint) -> str:
    """The text of an SMS as a gateway was given it, written once more."""
    writer = SmsWriter(_consignment(message), settings.JATAK_PUBLIC_URL, message_key())
    return writer.write(*_once_more(message, point)).text


def _consignment(message: Message) -> Consignment:
    return Consignment.load(
        Sort(None, message.template_version_id, message.controller_id, message.topic_id, message.marketing)
    )


def _once_more(message: Message, point: ContactPoint) -> tuple[Claimed, Permitted, Place, datetime]:
    claimed = Claimed(message.created_at, message.id, message.person_id, point.pk, 1, message.domain)
    claimed.address, claimed.address_hash = point.address, bytes(point.keyed_hash)
    ground = Permitted(message.situation_id, 0, 0, message.consent_event_id, message.notice_text_id, None, None)
    return claimed, ground, NOWHERE, message.offered_at or message.created_at


def _looked_for(box: Mailbox, name: str) -> bytes | None:
    with connected(box) as connection:
        folders = [box.folder, *_ours(connection)]
    for folder in folders:
        with connected(replace(box, folder=folder)) as connection:
            numbers = connection.uid("SEARCH", "HEADER", "Message-ID", name)
            for uid in (numbers[0] or b"").decode("ascii").split() if numbers else []:
                if there := fetch(connection, uid):
                    return there.data
    return None


def _ours(connection: Connection) -> list[str]:
    """The folders to which the reader of the mailbox moves what it has taken in, as far as they are there."""
    before, between = connection.prefix()
    every = (f"{before}Jatak{between}{place}" for place in Folder)
    return [folder for folder in every if connection.has(folder)]


def _read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message
