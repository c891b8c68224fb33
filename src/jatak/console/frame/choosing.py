"""Which company a page is about, where it asks that first."""

from typing import Any

from jatak.accounts.may import May
from jatak.console.frame.numbers import number
from jatak.people.models import Controller


def company_to_write_for(request: Any, companies: list[Controller]) -> Controller | None:
    """The one that was chosen, or the only one there is; None: not chosen yet. Http404 for one that is not theirs."""
    if len(companies) == 1 and "company" not in request.GET:
        return companies[0]
    chosen = number(request.GET.get("company"))
    if chosen is None:
        return None
    found: Controller = request.operator.controller(May.WRITE, chosen)
    return found
