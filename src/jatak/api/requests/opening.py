"""A request that a program heard of, laid on the desk of its company."""

from jatak.api.caller import Caller
from jatak.api.objections.hearing import who
from jatak.api.requests.told import Asks
from jatak.api.whom import ByAddress, Whom
from jatak.consent.scope import Who
from jatak.database.using import acting_as, atomic
from jatak.desk.media import MEDIA
from jatak.desk.models import Asked, Request
from jatak.desk.opening import Beside, open_request


def opened(caller: Caller, told: Asks) -> Request:
    """The request, which is open from now on; the same key again opens none."""
    with acting_as("consent"), atomic():
        whose = who(caller, told.person) if told.person is not None else None
        return open_request(
            medium=MEDIA[told.medium],
            received_at=told.received_at or caller.at,
            recorded_at=caller.at,
            controller_id=caller.controller_id,
            person_id=whose.person_id if whose else None,
            address_hash=whose.address_hash if whose else None,
            words=told.words,
            source=f"api {caller.token.id} {caller.key}",
            beside=Beside(Asked(told.asked), told.heard_by or caller.token.name, _written(told.person, whose)),
        )


def own(caller: Caller, number: int) -> Request | None:
    """One of the company's requests; None for any other."""
    return Request.objects.filter(pk=number, controller=caller.controller_id).first()


def _written(person: Whom | None, whose: Who | None) -> str:
    """The address in words, where nobody here has it."""
    if whose is None or whose.looked_up().is_known or not isinstance(person, ByAddress):
        return ""
    return person.address().written.strip()
