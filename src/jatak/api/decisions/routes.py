"""/decisions"""

from typing import Any

from jatak.accounts.models import Scope
from jatak.api.decisions import told
from jatak.api.decisions.deciding import DecisionMade, decided
from jatak.api.routing import Router, writing
from jatak.api.whom import known

router = Router(tags=["Decisions"])


@router.post("", response={200: DecisionMade} | writing(), operation_id="decide")
def decide(request: Any, told: told.DecisionAsked) -> Any:
    """May this company write to this person, and why; nothing is stored and nothing is sent.

    The answer holds for this instant: whoever sends by other means asks again right before sending.
    """
    request.caller.needs(Scope.READ)
    return decided(request.caller, known(request.caller, told.person), told)
