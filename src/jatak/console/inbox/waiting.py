"""What waits for an operator, read once a page: the menu says how many, the dashboard which ones are urgent."""

from typing import Any

from jatak.console.inbox.finding import seen_by
from jatak.desk.listing import waiting
from jatak.desk.models import Request

MOST = 100
"""So many are counted; beyond it is said that there are more."""


def waiting_for(operator: Any) -> list[Request]:
    """At most MOST + 1, the most urgent first; none where the account answers for no company, and nothing is asked."""
    found: list[Request] | None = getattr(operator, "waiting_requests", None)
    if found is None:
        seen = seen_by(operator)
        found = operator.waiting_requests = waiting(seen, MOST + 1) if seen.companies != [] else []
    return found
