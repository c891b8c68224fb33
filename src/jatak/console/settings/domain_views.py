"""The domains that mail is sent from: their records, looked up now, and the keys that sign."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.delivery.dkim import keys as dkim_keys
from jatak.delivery.dkim.folder import read_keys
from jatak.delivery.dkim.key import State
from jatak.delivery.dkim.records import record
from jatak.installation.sender_domains import domains_of, findings_of
from jatak.reputation.finding import Level


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The domains of the senders of the companies that this account sets up."""
    companies = list(request.operator.controllers(May.SET_UP))
    domains = [
        {"name": name, "addresses": addresses, "signs": _signs(name)}
        for name, addresses in domains_of(companies).items()
    ]
    return page(
        request,
        "settings/domains",
        _("Senders and domains"),
        crumbs(),
        domains=domains,
        without=[each for each in companies if not each.sender_address],
    )


@needs(May.SET_UP)
def domain(request: Any, domain: str) -> HttpResponse:
    """One domain: the check begins by itself, and the keys stand below."""
    addresses = _theirs(request, domain)
    known = read_keys(domain)
    shown = [{"key": key, "record": record(domain, key)} for key in known]
    states = {key.state for key in known}
    return page(
        request,
        "settings/domain",
        domain,
        crumbs((_("Senders and domains"), reverse("settings_domains"))),
        domain=domain,
        addresses=addresses,
        keys=shown,
        may_keys=request.operator.everywhere(May.SET_UP),
        waiting=State.WAITING in states,
        retired=State.RETIRED in states,
    )


@needs(May.SET_UP)
def look(request: Any, domain: str) -> HttpResponse:
    """What receivers find there now; a fragment of the page."""
    _theirs(request, domain)
    findings = findings_of(domain)
    problems = sum(each.level is Level.PROBLEM for each in findings)
    return render(request, "console/settings/domain_findings.html", {"findings": findings, "problems": problems})


@require_POST
@needs(May.SET_UP)
def keys(request: Any, domain: str) -> HttpResponse:
    """Make keys, or let those that wait sign; keys are the installation's: for administrators of all companies."""
    _theirs(request, domain)
    if not request.operator.everywhere(May.SET_UP):
        raise Http404
    try:
        _do(domain, request.POST.get("act", ""))
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    else:
        request.operator.changed(f"dkim.{request.POST.get('act')}", f"domain {domain}")
        messages.success(request, _("Done."))
    return redirect("settings_domain", domain)


def _do(domain: str, act: str) -> None:
    waiting = any(key.state is State.WAITING for key in read_keys(domain))
    if act == "make" and not waiting:  # A second click would make a second pair.
        dkim_keys.make(domain, now())
    elif act == "activate" and waiting:
        dkim_keys.activate(domain, now())


def _theirs(request: Any, domain: str) -> list[str]:
    found = domains_of(request.operator.controllers(May.SET_UP))
    if domain not in found:
        raise Http404
    return found[domain]


def _signs(domain: str) -> bool:
    return any(key.state is State.ACTIVE for key in read_keys(domain))
