"""What holds in a country, with sources."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.law import pages
from jatak.console.law.changes import Days, compared
from jatak.console.law.drawing import Drawn
from jatak.console.law.finding import MOST, find

YEAR = timedelta(days=365)


@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """Every country, how a message is decided, every reason; and where words that are looked for stand."""
    words = request.GET.get("q", "").strip()[:200]
    return page(request, "law/index", _("Law"), text=pages.first(), q=words, found=find(words), most=MOST)


@needs(May.SEE_NUMBERS)
def country(request: Any, code: str) -> HttpResponse:
    """Every value of a country, its source and its days."""
    try:
        text = pages.country(code)
    except KeyError:
        raise Http404 from None
    return _text(request, text, code)


@needs(May.SEE_NUMBERS)
def rule(request: Any, rule_name: str) -> HttpResponse:
    """What a rule asks, with an example of each of its answers."""
    try:
        text = pages.rule(rule_name)
    except KeyError:
        raise Http404 from None
    return _text(request, text)


@needs(May.SEE_NUMBERS)
def disagreements(request: Any) -> HttpResponse:
    """Published decisions that the gate decides otherwise."""
    return _text(request, pages.differing())


@needs(May.SEE_NUMBERS)
def changes(request: Any) -> HttpResponse:
    """What changed in law between two days."""
    today = now().date()
    form = Days(request.GET or {"old": today - YEAR, "new": today})
    found = compared(form) if form.is_valid() else None
    crumbs = [(_("Law"), reverse("law"))]
    return page(request, "law/changes", _("What changed in law"), crumbs, form=form, found=found)


def _text(request: Any, text: Drawn, code: str = "") -> HttpResponse:
    return page(request, "law/text", text.title, [(_("Law"), reverse("law"))], text=text, code=code)
