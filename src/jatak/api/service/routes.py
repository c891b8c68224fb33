"""/service-messages"""

from typing import Any

from ninja import Schema, Status
from pydantic import Field

from jatak.accounts.models import Scope
from jatak.api.fields import Slug, Told
from jatak.api.problems import conflict
from jatak.api.routing import Router, writing
from jatak.api.whom import Whom, known
from jatak.campaigns.service import NotPermitted, send_service

router = Router(tags=["Service messages"])


class ServiceMessageWanted(Told):
    """A message of service from an approved template."""

    person: Whom
    template: Slug = Field(examples=["receipt"])


class ServiceMessageSent(Schema):
    """A message in the outbox."""

    id: int
    person: int


@router.post("", response={202: ServiceMessageSent} | writing(), operation_id="sendService")
def send_message(request: Any, told: ServiceMessageWanted) -> Any:
    """Send somebody a message of service; the same Idempotency-Key again sends nothing more.

    What its template holds decides whether it is one: a promotion in it is marketing, and needs a permission.
    """
    caller = request.caller
    caller.needs(Scope.SEND)
    person_id = known(caller, told.person)
    try:
        sent = send_service(caller.controller, told.template, person_id, caller.at, f"api {caller.key}")
    except NotPermitted as error:
        raise conflict(error.message, error.remedy) from None
    return Status(202, {"id": sent.message_id, "person": person_id})
