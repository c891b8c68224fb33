"""What went wrong, as a program reads it (RFC 9457)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse
from ninja import Schema
from pydantic import Field

MEDIA_TYPE = "application/problem+json"
URN = "urn:jatak:problem:"


class Fault(Schema):
    """One thing that is wrong with a request."""

    pointer: str = Field(examples=["/person/email"])
    """Where: a JSON pointer into the body (RFC 6901), or `?limit`, `{id}` and `Idempotency-Key` outside of it."""
    detail: str = Field(examples=["Field required"])


class Described(Schema):
    """A problem: what happened, and what to do about it."""

    type: str = Field(examples=["urn:jatak:problem:not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["Nobody of this number is known to this company."])
    remedy: str = Field(examples=["Look at the number, or name the person by an address."])
    errors: list[Fault] = []
    """Each thing that is wrong, with its place."""


@dataclass
class Problem(Exception):
    """A request that is not answered as it was meant."""

    status: HTTPStatus
    code: str
    title: str
    detail: str
    remedy: str
    places: Sequence[dict[str, str]] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self) -> JsonResponse:
        """The response."""
        content: dict[str, Any] = {
            "type": f"{URN}{self.code}",
            "title": self.title,
            "status": self.status.value,
            "detail": self.detail,
            "remedy": self.remedy,
            "errors": list(self.places),
        }
        return JsonResponse(content, status=self.status.value, content_type=MEDIA_TYPE, headers=self.headers)


def not_found(detail: str, remedy: str, pointer: str = "") -> Problem:
    """What was named is not there, or is another company's."""
    places = [{"pointer": pointer, "detail": detail}] if pointer else []
    return Problem(HTTPStatus.NOT_FOUND, "not-found", "Not found", detail, remedy, places)


def conflict(detail: str, remedy: str) -> Problem:
    """It cannot be done as things stand."""
    return Problem(HTTPStatus.CONFLICT, "conflict", "Not possible as things stand", detail, remedy)


def unreadable(places: Sequence[dict[str, str]]) -> Problem:
    """The request is not as it is described."""
    named = ", ".join(dict.fromkeys(place["pointer"] or "the body" for place in places))
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "not-as-described",
        "Not as described",
        f"This is not as /api/v1/openapi.json describes it: {named}.",
        "Mend each place that `errors` names.",
        places,
    )
