"""/consents"""

from typing import Any
from uuid import UUID

from ninja import Path, Status

from jatak.accounts.models import Scope
from jatak.api.consents import shown, told
from jatak.api.consents.giving import heard
from jatak.api.problems import not_found
from jatak.api.routing import Router, reading, writing
from jatak.consent.models import Event, EventKind
from jatak.database.using import acting_as

router = Router(tags=["Consents"])


@router.post("", response={201: shown.GivenConsent} | writing(), operation_id="giveConsent")
def give_consent(request: Any, told: told.ConsentGiven) -> Any:
    """Record a yes. One that would lift the person's earlier no waits for their click in the mail that then goes."""
    request.caller.needs(Scope.CONSENT)
    event = heard(request.caller, told)
    with acting_as("consent"):
        return Status(201, shown.consent(event))


@router.get("/{consent_id}", response={200: shown.GivenConsent} | reading(404), operation_id="getConsent")
def get_consent(request: Any, consent_id: Path[UUID]) -> Any:
    """A yes that was said to the company, and what became of it."""
    request.caller.needs(Scope.READ)
    mine = {"controller_id": request.caller.controller_id, "kind": EventKind.GIVEN, "person_id__isnull": False}
    with acting_as("consent"):
        event = Event.objects.filter(pk=consent_id, **mine).first()
        if event is None:
            raise not_found("This company heard no such yes.", "Look at its id.", "{consent_id}")
        return shown.consent(event)
