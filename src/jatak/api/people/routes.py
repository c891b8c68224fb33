"""/people"""

from typing import Any

from ninja import Path, Status

from jatak.accounts.models import Scope
from jatak.api.fields import InAddress
from jatak.api.paging import Cursor, Limit, newest_first
from jatak.api.people import shown, told
from jatak.api.people.permissions import Permissions, permissions
from jatak.api.people.receipt import receipt
from jatak.api.people.writing import correct_somebody, enter, note_act
from jatak.api.routing import Router, reading, writing
from jatak.api.whom import known, numbered
from jatak.people.models import Acquaintance

router = Router(tags=["People"])


@router.get("", response={200: shown.PeoplePage} | reading(), operation_id="listPeople")
def list_people(request: Any, cursor: Cursor, limit: Limit) -> Any:
    """The people whom the company knows, by a yes, a no, a purchase, or because it entered them."""
    request.caller.needs(Scope.READ)
    known_here = Acquaintance.objects.filter(controller_id=request.caller.controller_id)
    page = newest_first(known_here, cursor, limit, lambda row: row.person_id, by="person_id")
    return page | {"items": shown.people(request.caller, page["items"])}


@router.post("", response={200: shown.KnownPerson, 201: shown.KnownPerson} | writing(), operation_id="enterPerson")
def enter_person(request: Any, told: told.Entered) -> Any:
    """Enter somebody of whom there is no yes, no or purchase yet; who is there already stays as they are."""
    request.caller.needs(Scope.CONSENT, Scope.PURCHASE)
    person_id, new = enter(request.caller, told)
    return Status(201 if new else 200, shown.person(request.caller, person_id))


@router.post("/find", response={200: shown.KnownPerson} | writing(), operation_id="findPerson")
def find_person(request: Any, told: told.Sought) -> Any:
    """Find somebody by an address or a key; it changes nothing, and is a POST so that no address stands in a log."""
    request.caller.needs(Scope.READ)
    return shown.person(request.caller, known(request.caller, told.person))


@router.post("/acts", response={200: shown.KnownPerson} | writing(), operation_id="noteAct")
def note_own_act(request: Any, told: told.Acted) -> Any:
    """Tell that a person did something themselves, so that they do not count as silent; it is a consent to nothing."""
    request.caller.needs(Scope.CONSENT, Scope.PURCHASE)
    person_id = known(request.caller, told.person)
    note_act(request.caller, person_id, told)
    return shown.person(request.caller, person_id)


@router.get("/{person_id}", response={200: shown.KnownPerson} | reading(404), operation_id="getPerson")
def get_person(request: Any, person_id: Path[InAddress]) -> Any:
    """One person."""
    request.caller.needs(Scope.READ)
    return shown.person(request.caller, numbered(request.caller, person_id))


@router.patch("/{person_id}", response={200: shown.KnownPerson} | writing(), operation_id="correctPerson")
def correct_person(request: Any, person_id: Path[InAddress], told: told.Corrected) -> Any:
    """Put the person's own word in the place of what is known (GDPR art. 16)."""
    request.caller.needs(Scope.CONSENT)
    known_as = numbered(request.caller, person_id)
    correct_somebody(request.caller, known_as, told)
    return shown.person(request.caller, known_as)


@router.get("/{person_id}/permissions", response={200: Permissions} | reading(404), operation_id="getPermissions")
def get_permissions(request: Any, person_id: Path[InAddress]) -> Any:
    """What the person allowed, what they refused, and what they bought."""
    request.caller.needs(Scope.READ)
    return permissions(request.caller, numbered(request.caller, person_id))


@router.get("/{person_id}/receipt", response={200: dict[str, Any]} | reading(404, 409), operation_id="getReceipt")
def get_receipt(request: Any, person_id: Path[InAddress]) -> Any:
    """The signed receipt of the person's consents (ISO/IEC TS 27560) as JSON-LD, to be handed to them."""
    request.caller.needs(Scope.READ)
    return receipt(request.caller, numbered(request.caller, person_id))
