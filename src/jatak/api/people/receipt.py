"""The receipt of a person, as the company's own systems hand it on."""

from typing import Any

from jatak.api.caller import Caller
from jatak.api.problems import Problem, conflict, not_found
from jatak.base.clock import now
from jatak.people.models import Controller
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.linked.errors import Incomplete


def receipt(caller: Caller, person_id: int) -> dict[str, Any]:
    """The signed document; raises Problem: 404 where there is nothing to tell, 409 with each field that is missing."""
    company = Controller.objects.get(pk=caller.controller_id)
    found = receipt_of(person_id, company, now())
    if found is None:
        raise not_found("This company has no consent of this person.", "Look at the number.", "{person_id}")
    try:
        return issued(found, company.name)
    except Incomplete as error:
        raise _lacking(error) from None


def _lacking(error: Incomplete) -> Problem:
    problem = conflict(error.message, error.remedy)
    problem.places = [
        {"pointer": each.term, "detail": f"{each.name}{f' of {each.of}' if each.of else ''} is missing"}
        for each in error.missing
    ]
    return problem
