"""Erasing what one company holds: the right is against a controller (GDPR art. 17), and others keep what is theirs."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from jatak.base.ids import uuid7
from jatak.database.using import acting_as, atomic, connection
from jatak.retention.erasure import suppressing
from jatak.retention.erasure.erasing import Erased, carried_out
from jatak.retention.erasure.finding import Those, held
from jatak.retention.erasure.parting import is_known, part_off
from jatak.retention.models import Erasure, Why


def erase_at(person_id: int, company_id: int, why: Why, at: datetime, by: str) -> Erased | None:
    """Erase what this company holds of a person; None where it does not know them, and never let go of them.

    Addresses, name and profile stay as far as another company holds them; where none does the person goes whole. A no
    that is written holds for this company. Safe to repeat, one transaction, as the role `retention`, which it takes by
    itself.
    """
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        those = held(cursor, [person_id], at)
        here, elsewhere = is_known(those, person_id, company_id) if those else (False, False)
        if those is None or not here:
            return _before(person_id, company_id)
        order = _order(person_id, company_id, why, at, by)
        suppressing.follow(those)
        if order.why == Why.REQUEST:
            suppressing.suppress(cursor, person_id, order.asked_at, at, company_id)
        return _part(those, order, why) if elsewhere else carried_out(those, {person_id: order}, why)[0]


def _part(those: Those, order: Erasure, why: Why) -> Erased:
    """The certificate counts what went at once too, and not the number that was lent."""
    assert order.company_id is not None
    part, at_once = part_off(those, order.person_id, order.company_id)
    done = carried_out(part, {part.people[0]: order}, why)[0]
    gone = dict(Counter(done.gone) + at_once - Counter(people_person=1))
    Erasure.objects.filter(pk=order.pk).update(gone=gone)
    return replace(done, person_id=order.person_id, gone=gone)


def _order(person_id: int, company_id: int, why: Why, at: datetime, by: str) -> Erasure:
    """One that was ordered before goes on under its own reason."""
    new = {"id": uuid7(), "why": why, "asked_at": at, "by": by, "controller_id": company_id}
    found, _ = Erasure.objects.get_or_create(person_id=person_id, company_id=company_id, done_at=None, defaults=new)
    return found


def _before(person_id: int, company_id: int) -> Erased | None:
    done = Erasure.objects.filter(person_id=person_id, done_at__isnull=False)
    found = done.filter(company_id=company_id).order_by("-done_at").first() or done.filter(company_id=None).first()
    if found is None or found.done_at is None:
        return None
    return Erased(found.pk, person_id, found.done_at, found.gone, (), False)
