"""/objections"""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema, Status
from pydantic import Field

from jatak.accounts.models import Scope
from jatak.api.objections import told
from jatak.api.objections.hearing import heard
from jatak.api.routing import Router, writing
from jatak.consent.models import Event

router = Router(tags=["Objections"])


class LedgerEvent(Schema):
    """One event in the ledger."""

    id: UUID
    kind: str = Field(description="`withdrawn`: consents were taken back. `objected`: the no that stands.")
    at: datetime


class ObjectionHeard(Schema):
    """What the no came to."""

    events: list[LedgerEvent] = Field(description="Empty where the same was heard before.")


@router.post("", response={201: ObjectionHeard, 200: ObjectionHeard} | writing(), operation_id="object")
def object_to_marketing(request: Any, told: told.Objected) -> Any:
    """Record a no: consents that it covers are taken back, and from now on nothing goes out that it covers.

    It is heard also of an address that nobody here has, and holds when that address turns up later.
    """
    request.caller.needs(Scope.CONSENT)
    events = heard(request.caller, told)
    return Status(201 if events else 200, {"events": [_written(each) for each in events]})


def _written(event: Event) -> dict[str, Any]:
    return {"id": event.pk, "kind": event.kind, "at": event.at}
