"""What a view says of itself: who may open it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from jatak.accounts.may import May

View = TypeVar("View", bound=Callable[..., Any])


def needs(what: May) -> Callable[[View], View]:
    """Only who may do this, for any company, gets in; the view itself asks for which company."""

    def marked(view: View) -> View:
        view.needs = what  # type: ignore[attr-defined]
        return view

    return marked


def signed_in(view: View) -> View:
    """Everybody with an account gets in, also without a role: for the account's own pages alone."""
    view.needs = SIGNED_IN  # type: ignore[attr-defined]
    return view


def public(why: str) -> Callable[[View], View]:
    """Everybody gets in; `why` is read in the list of routes."""

    def marked(view: View) -> View:
        view.needs = PUBLIC  # type: ignore[attr-defined]
        view.why_public = why  # type: ignore[attr-defined]
        return view

    return marked


def by_token(view: View) -> View:
    """A program gets in by its token: the view itself asks for it, and for what the token is good."""
    view.needs = PROGRAM  # type: ignore[attr-defined]
    return view


SIGNED_IN = "signed in"
PUBLIC = "public"
PROGRAM = "program"
