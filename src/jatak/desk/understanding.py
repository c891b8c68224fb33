"""What a request asks for, whose it is, and which company is meant, as somebody found out."""

from dataclasses import dataclass
from datetime import datetime

from jatak.desk.acting import By, step, still_open
from jatak.desk.clock import AT_ONCE, due
from jatak.desk.models import Asked, Request, StepKind, Words
from jatak.desk.opening import hold_all_of, note_act, settled
from jatak.people.holding import release


@dataclass(frozen=True, slots=True)
class Found:
    """Whose it is: a person, or an address by its keyed hash with its words; and the company, None to leave it open."""

    person_id: int | None = None
    address_hash: bytes | None = None
    address: str = ""
    controller_id: int | None = None


def say_asked(request_id: int, asked: Asked, by: By, reason: str = "", answer_by: datetime | None = None) -> Request:
    """Keep what somebody read in it; its clock is that of what is asked, or the day that an authority set.

    As the role `consent`. Raises NoSuchRequest, Closed.
    """
    with still_open(request_id) as request:
        before = request.asked
        request.asked = asked
        extended = request.extended_months
        request.due_at = answer_by or due(asked, request.received_at, request.person_id, by.at, extended)
        request.save(update_fields=["asked", "due_at"])
        step(request, StepKind.ASKED, by, reason, asked=[before, asked.value], due=request.due_at.isoformat())
        return request


def match(request_id: int, found: Found, by: By, reason: str = "") -> Request:
    """Keep whose it is, and hold them from receipt on; whoever was held for this request by mistake is let go.

    As the role `consent`. Raises NoSuchRequest, Closed.
    """
    with still_open(request_id) as request:
        who = settled(found.person_id, found.address_hash)
        release(request.pk, by.at, *((who.people(), who.addresses()) if who else ()))
        before = {"person": request.person_id, "company": request.controller_id}
        request.person_id = who.person_id if who else None
        request.address_hash, request.controller_id = found.address_hash, found.controller_id
        if request.asked in AT_ONCE:  # The country of whose it is may be another; a day that an authority set stays.
            request.due_at = due(request.asked, request.received_at, request.person_id, by.at)
        request.save(update_fields=["person_id", "address_hash", "controller_id", "due_at"])
        Words.objects.filter(pk=request.pk).update(address=found.address)
        hold_all_of(request, who)
        note_act(request, who)
        after = {"person": request.person_id, "company": request.controller_id}
        step(request, StepKind.MATCHED, by, reason, **_changed(before, after))
        return request


def note(request_id: int, words: str, by: By) -> None:
    """Keep a word about an open request. As the role `consent`. Raises NoSuchRequest, Closed."""
    with still_open(request_id) as request:
        step(request, StepKind.NOTED, by, words.strip())


def _changed(before: dict[str, int | None], after: dict[str, int | None]) -> dict[str, list[int | None]]:
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}
