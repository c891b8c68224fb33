"""API tokens: which programs come in, for which company, and for what."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts import tokens
from jatak.accounts.may import May
from jatak.accounts.models import ApiToken, Scope
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.console.settings.forms.tokens import NewToken
from jatak.console.settings.refusing import refuse

PAGE = 50
LABELS = {scope.value: scope.label for scope in Scope}


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The tokens of the companies that this account sets up, the newest first."""
    before = request.GET.get("before", "")
    found = ApiToken.objects.filter(controller__in=request.operator.controllers(May.SET_UP))
    found = found.filter(pk__lt=int(before)) if before.isdecimal() and len(before) < 19 else found
    rows = list(found.select_related("controller").order_by("-pk")[: PAGE + 1])
    more = rows[PAGE - 1].pk if len(rows) > PAGE else None
    shown = [{"token": each, "scopes": [LABELS[scope] for scope in each.scopes]} for each in rows[:PAGE]]
    return page(request, "settings/tokens", _("API tokens"), crumbs(), tokens=shown, more=more)


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """The form; then the token, shown this once."""
    form = NewToken(request.POST or None, operator=request.operator)
    way = crumbs((_("API tokens"), reverse("settings_tokens")))
    if request.method == "POST" and form.is_valid():
        try:
            made, words = _made(request, form)
        except UsageError as error:
            refuse(form, error)
        else:
            return page(request, "settings/token_made", _("The token is made"), way, token=made, words=words)
    return page(request, "settings/form", _("Make a token"), way, form=form, save=_("Make the token"))


@require_POST
@needs(May.SET_UP)
def revoke(request: Any, pk: int) -> HttpResponse:
    """Let nobody in by it any more; again is harmless."""
    found = ApiToken.objects.filter(pk=pk, controller__in=request.operator.controllers(May.SET_UP)).first()
    if found is None:
        raise Http404
    with transaction.atomic():
        if tokens.revoke(found, request.operator.name, now()):
            request.operator.changed("token.revoked", f"token {found.pk}", found.controller_id, name=found.name)
    messages.success(request, _("Revoked. Programs that use it are not let in any more."))
    return redirect("settings_tokens")


def _made(request: Any, form: NewToken) -> tuple[ApiToken, str]:
    told = form.cleaned_data
    company = told["company"]
    with transaction.atomic():
        made, words = tokens.make(company, told["name"], told["scopes"], request.operator.name, now())
        request.operator.changed("token.made", f"token {made.pk}", company.pk, name=made.name, scopes=made.scopes)
    return made, words
