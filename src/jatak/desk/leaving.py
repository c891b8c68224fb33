"""Doing what was asked: the no is recorded as the person's own, and the request is closed in the same transaction."""

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, Via
from jatak.consent.scope import Scope, Who
from jatak.desk.acting import By, locked
from jatak.desk.closing import end
from jatak.desk.errors import NobodyKnown, NoCompany, NoSuchRequest
from jatak.desk.models import Done, Request
from jatak.desk.papers import prove
from jatak.people.models import HeldAddress


def leave_as_asked(request_id: int, scope: Scope, by: By, reason: str = "") -> list[Event] | None:
    """Let the person leave as they asked, and close the request; None where it was closed before.

    What staff hear is the person's own act, said when it was received and on the medium of the request. `scope` without
    a company covers every company. As the role `consent`. Raises NoSuchRequest, NobodyKnown.
    """
    with locked(request_id) as request:
        if request.closed_at is not None:
            return None
        said = _act(request, by, reason)
        events = [event for who in _everybody(request) for event in leave(who, scope, said)]
        prove(request, events)
        end(request, Done.LEFT, reason, by, events=[str(each.pk) for each in events], **_told(scope))
        return events


def whose(request: Request) -> Who:
    """The person or the address; raises NobodyKnown."""
    if request.person_id is None and request.address_hash is None:
        raise NobodyKnown(request.pk)
    address = bytes(request.address_hash) if request.address_hash is not None else None
    return Who(request.person_id, address)


def _everybody(request: Request) -> list[Who]:
    """Who asks; of somebody erased meanwhile each address that was held for them, whoever has it by now."""
    who = whose(request)
    if who.looked_up().is_known:
        return [who]
    held = HeldAddress.objects.filter(request_id=request.pk, ended_at=None).order_by("pk")
    others = [bytes(each) for each in held.values_list("address_hash", flat=True)]
    return [who, *(Who(address_hash=each) for each in others if each != who.address_hash)]


def scope_of_company(request_id: int) -> Scope:
    """Everything of the company that is meant; raises NoSuchRequest, NoCompany."""
    request = Request.objects.filter(pk=request_id).first()
    if request is None:
        raise NoSuchRequest(request_id)
    if request.controller_id is None:
        raise NoCompany(request_id)
    return Scope(request.controller_id)


def _act(request: Request, by: By, reason: str) -> Act:
    told = {"recorded_by": by.name, "request": request.pk} | ({"note": reason.strip()} if reason.strip() else {})
    via = Via(request.medium)
    return Act(Actor.PERSON, via, request.received_at, by.at, message_id=request.message_id, particulars=told)


def _told(scope: Scope) -> dict[str, object]:
    parts = {"company": scope.controller_id, "channel": scope.channel, "topic": scope.topic_id}
    return {"scope": {name: value for name, value in parts.items() if value is not None}}
