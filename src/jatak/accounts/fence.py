"""Deny by default: no view is reached whose need is not known and met."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jatak.accounts.may import MEANING, May, roles_that
from jatak.accounts.models import Role
from jatak.accounts.needs import PROGRAM, PUBLIC, SIGNED_IN
from jatak.accounts.operator import Operator
from jatak.accounts.routes import need_of
from jatak.accounts.second_factor import ON_THE_WAY, is_missing


class Fence:
    """Lets a request through to its view if its account may open it, and gives it `request.operator`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing is done before the view is known."""
        return self.get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Decide; None lets the request through."""
        need = need_of(request.resolver_match)
        if need in (PUBLIC, PROGRAM):  # Who comes with a token has no account; its view looks at it.
            return None
        if need is None:
            raise Http404
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        request.operator = Operator(request.user)
        if is_missing(request.user) and request.resolver_match.view_name not in ON_THE_WAY:
            return redirect("mfa_activate_totp")
        if need == SIGNED_IN or request.operator.may(May(need)):
            return None
        return _refused(request, May(need))


def _refused(request: HttpRequest, need: May) -> HttpResponse:
    roles = [Role(role).label for role in roles_that(need)]
    return render(request, "accounts/refused.html", {"meaning": MEANING[need], "roles": roles}, status=403)
