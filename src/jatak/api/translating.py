"""Which problem an error is."""

import logging
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from jatak.api.problems import Problem, conflict, not_found, unreadable
from jatak.api.whom import WAYS
from jatak.base.errors import JatakError
from jatak.people.addresses import InvalidAddress
from jatak.people.register import BelongsToAnother

LOG = logging.getLogger(__name__)
WRAPPED = "function-wrap["
OF_PYDANTIC = "Value error, "
AROUND = {"query": "?{}", "path": "{{{}}}", "header": "{}"}


def translate(api: NinjaAPI) -> None:
    """Let every error become a problem."""
    for kind, reading in READ.items():
        api.add_exception_handler(kind, _answering(reading))


def _answering(reading: Any) -> Any:
    def handler(request: HttpRequest, error: Any) -> HttpResponse:
        answer: HttpResponse = reading(error).answer()
        return answer

    return handler


def _not_as_described(error: ValidationError) -> Problem:
    return unreadable(
        [{"pointer": _pointer(each["loc"]), "detail": each["msg"].removeprefix(OF_PYDANTIC)} for each in error.errors]
    )


def _pointer(place: Any) -> str:
    """Where in the request; the steps that only tell which of several shapes was tried are left out."""
    source, *rest = (str(step) for step in place)
    if source in AROUND:
        return AROUND[source].format(rest[0] if rest else "")
    # The first step names the argument of our function.
    steps = [step for step in rest[1:] if step not in WAYS.values() and not step.startswith(WRAPPED)]
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)


def _not_json(error: HttpError) -> Problem:
    if isinstance(error.__cause__, Problem):
        return error.__cause__
    return Problem(
        HTTPStatus.BAD_REQUEST, "not-json", "Not JSON", "The body cannot be read as JSON.", "Send a JSON object."
    )


def _lost(_error: Http404) -> Problem:
    return not_found("There is nothing at this address.", "Look at /api/v1/openapi.json.")


def _no_address(error: InvalidAddress) -> Problem:
    # Requests name people alone by addresses.
    return not_found(error.message, error.remedy, "/person")


def _two_people(_error: BelongsToAnother) -> Problem:
    return conflict(
        "This address and this key are two people's here.", "Correct one of them; if the two are one, have them merged."
    )


def _refused(error: JatakError) -> Problem:
    return conflict(error.message, error.remedy)


def _unexpected(error: Exception) -> Problem:
    # The kind of error and its place, and not its words: those may hold what somebody sent.
    LOG.error("A request failed: %s", type(error).__name__, exc_info=error if _is_ours(error) else None)
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "our-fault",
        "Our fault",
        "This could not be done, and it is not your fault.",
        "Send it again with the same Idempotency-Key; if it stays so, tell who runs this.",
    )


def _is_ours(error: Exception) -> bool:
    return type(error).__module__.startswith("builtins")


READ: dict[type[Exception], Any] = {
    Exception: _unexpected,
    JatakError: _refused,
    BelongsToAnother: _two_people,
    InvalidAddress: _no_address,
    Http404: _lost,
    HttpError: _not_json,
    ValidationError: _not_as_described,
    Problem: lambda problem: problem,
}
