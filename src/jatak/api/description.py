"""The description of the API (OpenAPI 3.1), the same for everybody."""

from functools import cache
from typing import Any

from django.http import JsonResponse

from jatak.accounts.needs import public
from jatak.api.main import api
from jatak.api.problems import MEDIA_TYPE
from jatak.api.repeating import HEADER, LONGEST, REPEATED

BASE = "/api/v1"
PREFIX = "api/v1/"
SECURITY = {"type": "http", "scheme": "bearer", "description": "A token of one company; see Settings, API tokens."}
KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Your name of this request; the same again is done once and answered alike for seven days.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[ -~]+$"},
    "example": "5f0c2b7e-3a41-4a0c-9a7e-2f2a6d1f4c11",
}
REPLAYED = {REPEATED: {"description": "`true` where it was answered before.", "schema": {"type": "string"}}}
OF_STATUS = {
    "401": {"WWW-Authenticate": {"description": "RFC 6750", "schema": {"type": "string"}}},
    "405": {"Allow": {"description": "What this address knows.", "schema": {"type": "string"}}},
    "429": {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}},
}


@public("it describes the API, and tells nothing of anybody")
def openapi(request: Any) -> JsonResponse:
    """The whole description as JSON."""
    return JsonResponse(description())


@cache
def description() -> dict[str, Any]:
    """As the handlers are typed, with what the door adds to each."""
    told = dict(api.get_openapi_schema(path_prefix=PREFIX))
    told["components"]["securitySchemes"] = {"token": SECURITY}
    told["security"] = [{"token": []}]
    told["servers"] = [{"url": "/"}]
    for operations in told["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    return told


def _complete(method: str, operation: dict[str, Any]) -> None:
    operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {MEDIA_TYPE: next(iter(answer["content"].values()))}
            answer["headers"] = OF_STATUS.get(status, {})
        elif method == "post":
            answer["headers"] = REPLAYED
    if method == "post":
        operation["parameters"] = [*operation["parameters"], KEY]
