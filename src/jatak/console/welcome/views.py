"""The first run in the browser: the first administrator, then what is still to be set up."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jatak.accounts.administrators import AlreadySetUp
from jatak.accounts.may import May
from jatak.accounts.needs import needs, public
from jatak.console.frame.page import page
from jatak.console.welcome.forms import Administrator
from jatak.console.welcome.steps import shown
from jatak.installation.first_run import begin, is_open

BACKEND = "jatak.accounts.backend.RoleBackend"


@never_cache
@sensitive_post_parameters()
@public("the token of `jatak init` is the permission, once, while there is no administrator")
def start(request: Any, token: str) -> HttpResponse:
    """Make the first administrator; a token that is not the one, or was used, leads nowhere."""
    if not is_open(token):
        raise Http404
    form = Administrator(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            user = begin(told["name"], told["email"], told["password"], "browser")
        except AlreadySetUp:
            return redirect(settings.LOGIN_URL)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            login(request, user, backend=BACKEND)
            return redirect("welcome")
    return TemplateResponse(request, "console/welcome/start.html", {"form": form})


@needs(May.SET_UP)
def steps(request: Any) -> HttpResponse:
    """What is done, and what is next."""
    found = shown(list(request.operator.controllers(May.SET_UP)), request.operator)
    done = sum(each["done"] for each in found)
    return page(
        request,
        "welcome/steps",
        _("Setting up"),
        [(_("Settings"), reverse("settings"))],
        steps=found,
        done=done,
        of=len(found),
        public_url=settings.JATAK_PUBLIC_URL,
    )
