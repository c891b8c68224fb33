"""The program that calls: let in by its token, for one company."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any

from jatak.accounts.models import Change, Scope
from jatak.accounts.tokens import Used, use
from jatak.api.problems import Problem, not_found
from jatak.people.models import Controller

A_MINUTE = 600
"""So many requests of one token are answered in a minute."""
SCHEME = "bearer"


@dataclass(frozen=True)
class Caller:
    """A program at one request."""

    token: Used
    at: datetime
    key: str
    """Its name of this request, the same when it is sent again."""

    @property
    def controller_id(self) -> int:
        """The company that it works for."""
        return self.token.controller_id

    @property
    def name(self) -> str:
        """How the log calls it."""
        return f"API: {self.token.name}"

    @cached_property
    def controller(self) -> Controller:
        """The company itself."""
        return Controller.objects.get(pk=self.controller_id)

    def needs(self, *any_of: Scope) -> None:
        """Refuse unless the token is good for one of these."""
        if not self.token.scopes & set(any_of):
            wanted = " or ".join(scope.value for scope in any_of)
            raise Problem(
                HTTPStatus.FORBIDDEN,
                "scope-missing",
                "This token is not good for that",
                f"The token lacks the scope {wanted}.",
                "Have a token made with it, in the console under Settings, API tokens.",
            )

    def own(self, what: Any, pk: int | None, pointer: str) -> Any:
        """A brand, topic or product group of the company; None for none."""
        if pk is None:
            return None
        found = what.objects.filter(pk=pk, controller_id=self.controller_id).first()
        if found is None:
            name = what._meta.verbose_name
            raise not_found(f"This company has no {name} {pk}.", "GET /api/v1/company lists what it has.", pointer)
        return found

    def changed(self, verb: str, of: str, **details: object) -> None:
        """Log a change; to be called inside its transaction."""
        Change.objects.create(
            user_id=0, who=self.name, controller_id=self.controller_id, verb=verb, of=of, details=details
        )


def let_in(request: Any, at: datetime, key: str) -> Caller:
    """Who calls, by the token in the header (RFC 6750)."""
    scheme, _, words = request.headers.get("Authorization", "").partition(" ")
    token = use(words.strip(), at) if scheme.lower() == SCHEME and words.strip() else None
    if token is None:
        raise _stranger(bool(scheme))
    if token.in_minute > A_MINUTE:
        raise _too_many(60 - at.second)
    return Caller(token, at, key)


def _stranger(tried: bool) -> Problem:
    why = ', error="invalid_token"' if tried else ""
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "token-missing",
        "No valid token",
        "The request brings no token that is valid here.",
        "Send `Authorization: Bearer TOKEN`; tokens are made in the console under Settings, API tokens.",
        headers={"WWW-Authenticate": f'Bearer realm="jatak"{why}'},
    )


def _too_many(seconds: int) -> Problem:
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "Too many requests",
        f"A token is good for {A_MINUTE} requests a minute.",
        f"Go on in {seconds} seconds.",
        headers={"Retry-After": str(seconds)},
    )
