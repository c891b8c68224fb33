"""Asking to be erased (GDPR art. 17): done at once by a fresh link; else a person looks, since mail is passed on."""

from datetime import datetime

from django.http import QueryDict

from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome, done
from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.desk.models import Asked
from jatak.desk.opening import Beside, open_request
from jatak.people.models import Acquaintance, Controller
from jatak.retention.erasure.may_go import Reason, why_not
from jatak.retention.erasure.ordering import Order, order

TIES = {Reason.OPEN_ORDER, Reason.RUNNING}


def ask_to_be_erased(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Order it where the mailbox is proven and nothing is owed; else a person looks.

    Where another company knows the person, what this one holds goes, and nothing that is shown says so: whoever reads
    the page learns of no other company.
    """
    if not typed.get("sure"):
        return Outcome(alert="erase_unsure")
    if door.person_id is None:
        return UNCLEAR
    alone = not _known_to_others(door, door.person_id)
    of = None if alone else door.company.pk
    if door.is_fresh and not TIES.intersection(why_not(door.person_id, at, of=of)):
        asked = Order(door.person_id, door.company.name, at, Via.LINK, door.company.pk, there_alone=not alone)
        order(asked, at)
        return done("done_erase_ordered")
    with acting_as("consent"):
        open_request(
            medium=Via.LINK,
            received_at=at,
            recorded_at=at,
            controller_id=door.company.pk,
            person_id=door.person_id,
            address_hash=door.link.address_hash,
            why="by the button of their own page",
            source=f"own page {door.company.pk} {door.person_id} {at:%Y-%m-%d}",
            beside=Beside(Asked.ERASE, message_id=door.link.message_id or None),
        )
    return done("done_erase_asked", company=door.company.name)


def _known_to_others(door: Door, person_id: int) -> bool:
    with acting_as("web"):
        return Acquaintance.objects.filter(person_id=person_id).exclude(controller=door.company).exists()
