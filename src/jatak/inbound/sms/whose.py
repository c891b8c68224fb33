"""Whom a message of a telephone is about: its sender, by the number alone, and the company it was sent to."""

from jatak.consent.scope import Who
from jatak.delivery.models import Message, State
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.sms.numbers import companies_at, hash_of
from jatak.people.models import ContactKind, ContactPoint

WENT = (State.OFFERED, State.ACCEPTED, State.UNCERTAIN)


def whose(sender: str, number: str) -> Whose:
    """`sender` is in E.164, `number` as the gateway wrote it.

    The company is the one whose number it is; of several that share it, and where it is nobody's, the one that last
    wrote to the sender.
    """
    address = hash_of(sender)
    point = ContactPoint.objects.filter(kind=ContactKind.TELEPHONE, keyed_hash=address).first()
    who = Who(point.person_id if point else None, address)
    companies = companies_at(number)
    last = _last_to(point, companies) if point else None
    company = companies[0] if len(companies) == 1 else last.controller_id if last else None
    return Whose(None, last, last.id if last else None, who, company)


def _last_to(point: ContactPoint, companies: list[int]) -> Message | None:
    sent = Message.objects.filter(person_id=point.person_id, contact_point_id=point.pk, state__in=WENT)
    if companies:
        sent = sent.filter(controller_id__in=companies)
    return sent.order_by("-offered_at").first()
