"""Accounts: who works here, with which roles."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts import closing
from jatak.accounts.inviting import mail_link
from jatak.accounts.links import password_link
from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.roles import Given, give, take
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.account_reading import account_of, accounts_of, found_by, is_theirs, shown
from jatak.console.settings.crumbs import accounts_crumb, crumbs
from jatak.console.settings.forms.accounts import ALL, GiveRole

PAGE = 50
ACTS = {"close": closing.close, "reopen": closing.reopen, "reset-second-factor": closing.reset_second_factor}


@needs(May.MANAGE_ACCOUNTS)
def index(request: Any) -> HttpResponse:
    """The accounts, by address."""
    words, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    users = list(found_by(accounts_of(request.operator), words).filter(email__gt=after)[: PAGE + 1])
    more = users[PAGE - 1].email if len(users) > PAGE else ""
    return page(
        request,
        "settings/accounts",
        _("Accounts"),
        crumbs(),
        accounts=shown(request.operator, users[:PAGE]),
        words=words,
        more=more,
    )


@needs(May.MANAGE_ACCOUNTS)
def account(request: Any, pk: int) -> HttpResponse:
    """One account: its roles, and what can be done with it."""
    user = account_of(request.operator, pk)
    (found,) = shown(request.operator, [user])
    return page(
        request,
        "settings/account",
        found.name,
        crumbs(accounts_crumb()),
        account=found,
        form=GiveRole(operator=request.operator),
        is_theirs=is_theirs(request.operator, user),
        is_self=user.pk == request.user.pk,
    )


@require_POST
@needs(May.MANAGE_ACCOUNTS)
def give_role(request: Any, pk: int) -> HttpResponse:
    """Give a role; again is harmless."""
    user = account_of(request.operator, pk)
    form = GiveRole(request.POST, operator=request.operator)
    if not form.is_valid():
        raise Http404  # The choices are all that this administrator may give.
    try:
        give(request.operator, user, form.given())
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("settings_account", pk)


@require_POST
@needs(May.MANAGE_ACCOUNTS)
def take_role(request: Any, pk: int) -> HttpResponse:
    """Take a role away; again is harmless."""
    user = account_of(request.operator, pk)
    company = request.POST.get("company") or ALL
    if company != ALL and not company.isdecimal():
        raise Http404
    try:
        take(request.operator, user, Given(request.POST.get("role", ""), None if company == ALL else int(company)))
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    if accounts_of(request.operator).filter(pk=pk).exists():
        return redirect("settings_account", pk)
    return redirect("settings_accounts")


@require_POST
@needs(May.MANAGE_ACCOUNTS)
def act(request: Any, pk: int, act: str) -> HttpResponse:
    """Close, reopen, reset the second factor, or make a new link to set the password."""
    user = account_of(request.operator, pk)
    if act == "link":
        return _new_link(request, user)
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act](request.operator, user)
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    else:
        messages.success(request, _("Done."))
    return redirect("settings_account", pk)


def sees_link(request: Any) -> bool:
    """Whether the link itself is shown: it is a way in, also for roles that others give later."""
    return bool(request.operator.everywhere(May.MANAGE_ACCOUNTS))


def _new_link(request: Any, user: Any) -> HttpResponse:
    """For whoever cannot get a mail; only who manages all of the account's roles, since it is a way into it."""
    if not is_theirs(request.operator, user) or not user.is_active:
        raise Http404
    request.operator.changed("account.link_made", f"account {user.pk}")
    link = password_link(user)
    context = {"user": user, "link": link, "mailed": mail_link(user, link, request.operator.name), "is_new": False}
    return page(
        request,
        "settings/invited",
        _("Link to set the password"),
        crumbs(accounts_crumb()),
        invited=context,
        sees_link=sees_link(request),
    )
