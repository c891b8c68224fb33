"""From a message of ours to whom it went: also when it is archived, and when who got it is erased."""

import logging
from dataclasses import dataclass

from jatak.base.errors import JatakError
from jatak.consent.scope import Who
from jatak.delivery.archive import finding
from jatak.delivery.door import message_key
from jatak.delivery.models import Message
from jatak.inbound.correlating.tokens import KnownBy, Traces, proof
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise_email
from jatak.people.models import ContactKind, ContactPoint

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom something is about, as far as it is proven."""

    known_by: KnownBy | None = None
    message: Message | None = None
    message_id: int | None = None
    """Of ours; known without `message` where it lies in an archive that cannot be read here."""
    who: Who | None = None
    controller_id: int | None = None
    contact_point_id: int | None = None
    """Where it went to, by the number of then."""

    @property
    def proven(self) -> bool:
        """Whether a token of ours names the person."""
        return self.message is not None and self.who is not None


def whose(traces: Traces, sender: str = "") -> Whose:
    """Whom a message is about by the tokens it carries.

    `sender` is the address that it says it is from; a no of somebody erased is also kept for it, which needs no proof.
    """
    found = proof(message_key(), traces)
    if found is None:
        return Whose()
    message = message_numbered(found.message_id)
    if message is None:
        return Whose(found.known_by, message_id=found.message_id)
    who = Who(message.person_id, _hash_at(message) or hash_of(sender))
    return Whose(found.known_by, message, message.id, who, message.controller_id, message.contact_point_id)


def whose_address(address: str) -> Whose:
    """Whose address a provider names that proved itself, where nothing carries a token."""
    hashed = hash_of(address)
    if hashed is None:
        return Whose()
    point = ContactPoint.objects.filter(keyed_hash=hashed).values_list("pk", flat=True).first()
    return Whose(KnownBy.PROVIDER, who=Who(address_hash=hashed), contact_point_id=point)


def message_numbered(number: int) -> Message | None:
    """A message of the outbox or of the archive; None where neither has it, or the archive cannot be read here."""
    message = Message.objects.filter(id=number).first()
    if message is not None:
        return message
    try:
        return finding.message(number)
    except JatakError as error:
        log.warning("Message %s cannot be looked for in the archive: %s %s", number, error.message, error.remedy)
        return None


def hash_of(address: str) -> bytes | None:
    """The keyed hash of an e-mail address; None for what is none."""
    try:
        return keyed_hash_of(ContactKind.EMAIL, normalise_email(address))
    except InvalidAddress:
        return None


def _hash_at(message: Message) -> bytes | None:
    point = ContactPoint.objects.filter(pk=message.contact_point_id).values_list("keyed_hash", flat=True).first()
    return None if point is None else bytes(point)
