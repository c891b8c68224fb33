"""The letter of an erasure goes before the address does, and only if the gate permits it."""

from datetime import datetime

from jatak.base.errors import JatakError, UsageError
from jatak.campaigns.service import NotPermitted, send_service
from jatak.content.supplied import version_of
from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.delivery.sender import NotReadyToSend
from jatak.people.models import Acquaintance, ContactKind, ContactPoint, Controller, Profile
from jatak.retention.erasure.chosen import chosen_months
from jatak.retention.erasure.letters import letter_of
from jatak.retention.erasure.term import Terms
from jatak.retention.models import Erasure

SETTLED = (State.ACCEPTED, State.REFUSED, State.UNCERTAIN, State.DROPPED)


def tell(erasure: Erasure, at: datetime) -> None:
    """Put the letter into the outbox, or note why there is none; what only lacks something of the company waits."""
    if is_taken_up(erasure):
        return
    with acting_as("web"):
        company = _who_answers(erasure)
        sent, why_not = (None, "no_company") if company is None else _sent(erasure, company, at)
    if sent is not None or why_not:
        with acting_as("retention"):
            Erasure.objects.filter(pk=erasure.pk).update(letter_id=sent, why_no_letter=why_not)
        erasure.letter_id, erasure.why_no_letter = sent, why_not


def is_taken_up(erasure: Erasure) -> bool:
    """Whether a letter was asked for, or it is known why there is none."""
    return erasure.letter_id is not None or bool(erasure.why_no_letter)


def is_told(erasure: Erasure) -> bool:
    """Whether there is nothing more to wait for: the letter has gone, or there is none."""
    if erasure.letter_id is None:
        return bool(erasure.why_no_letter)
    with acting_as("web"):
        return Message.objects.filter(id=erasure.letter_id, state__in=SETTLED).exists()


def _sent(erasure: Erasure, company: Controller, at: datetime) -> tuple[int | None, str]:
    if not ContactPoint.objects.filter(person_id=erasure.person_id, kind=ContactKind.EMAIL).exists():
        return None, "no_address"
    words = letter_of(_months(erasure.person_id, company, at))
    try:
        version_of(words, company, at)
        return send_service(company, words.slug, erasure.person_id, at, key=f"erased {erasure.pk}").message_id, ""
    except NotPermitted:
        return None, "not_permitted"
    except NotReadyToSend:
        return None, ""
    except UsageError:
        return None, "no_address"
    except JatakError:
        return None, "not_permitted"


def _who_answers(erasure: Erasure) -> Controller | None:
    """The company that was asked, else the only one that knows the person."""
    if erasure.controller_id is not None:
        return Controller.objects.filter(pk=erasure.controller_id).first()
    knowing = Controller.objects.filter(
        pk__in=Acquaintance.objects.filter(person_id=erasure.person_id).values("controller_id")
    )[:2]
    return knowing[0] if len(knowing) == 1 else None


def _months(person_id: int, company: Controller, at: datetime) -> int:
    """The letter itself is a message, so something is locked from then on."""
    profile = Profile.objects.filter(person_id=person_id, valid_to=None).first()
    named = (profile.country, profile.other_country) if profile else (None, None)
    return Terms(at, chosen_months()).of(*named, company.pk).months
