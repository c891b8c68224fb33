"""/requests"""

from datetime import datetime
from typing import Any

from ninja import Path, Schema, Status
from pydantic import Field

from jatak.accounts.models import Scope
from jatak.api.fields import InAddress
from jatak.api.problems import not_found
from jatak.api.requests import told
from jatak.api.requests.opening import opened, own
from jatak.api.routing import Router, reading, writing
from jatak.desk.models import Request

router = Router(tags=["Requests"])


class RequestShown(Schema):
    """A request at the desk."""

    id: int
    asked: str
    received_at: datetime
    due_at: datetime = Field(description="By when it must be answered: the law of the person's country.")
    held: bool = Field(description="Whether somebody gets no marketing because of it.")
    closed_at: datetime | None


@router.post("", response={201: RequestShown} | writing(), operation_id="openRequest")
def ask(request: Any, told: told.Asks) -> Any:
    """Lay a request on the desk: from now on whose it is gets no marketing, of any company, until somebody closes it.

    It is heard also of an address that nobody here has: whoever gets it meanwhile is held too. A clear no is better
    told as an objection, which is done at once.
    """
    request.caller.needs(Scope.CONSENT)
    return Status(201, _shown(opened(request.caller, told)))


@router.get("/{request_id}", response={200: RequestShown} | reading(404), operation_id="getRequest")
def one(request: Any, request_id: Path[InAddress]) -> Any:
    """Whether it is still open."""
    request.caller.needs(Scope.READ)
    found = own(request.caller, request_id)
    if found is None:
        raise not_found("This company has no such request.", "Look at the number.", "{request_id}")
    return _shown(found)


def _shown(found: Request) -> dict[str, Any]:
    return {
        "id": found.pk,
        "asked": found.asked,
        "received_at": found.received_at,
        "due_at": found.due_at,
        "held": found.closed_at is None and (found.person_id is not None or found.address_hash is not None),
        "closed_at": found.closed_at,
    }
