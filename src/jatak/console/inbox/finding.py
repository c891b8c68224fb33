"""Which requests an operator sees, and one of them."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import OF_ROLE, May
from jatak.accounts.operator import Operator
from jatak.console.frame.page import Crumb
from jatak.console.people.sight import Sight
from jatak.desk.listing import Seen
from jatak.desk.models import Request
from jatak.people.merging import kept_as
from jatak.people.models import Controller

ICON = "tasks"


def companies_of(operator: Operator) -> list[Controller]:
    """The companies for which the operator answers people, by name."""
    return list(operator.controllers(May.ANSWER_PEOPLE))


def seen_by(operator: Operator) -> Seen:
    """Those of the companies that an account answers for; who answers for all sees those of no known company too."""
    theirs = {each.controller_id for each in operator.memberships if May.ANSWER_PEOPLE in OF_ROLE[each.role]}
    return Seen(None if None in theirs else [each for each in theirs if each is not None])


def request_of(request: Any, pk: int) -> Request:
    """One request with its words; Http404 for one that is not theirs, as for one that does not exist."""
    seen = seen_by(request.operator)
    if not 0 < pk < 2**63:
        raise Http404
    found = Request.objects.filter(seen.condition, pk=pk).select_related("controller", "words").first()
    if found is None:
        raise Http404
    return found


def sight_of(request: Any, person_id: int | None) -> Sight | None:
    """The person as the operator sees them, after a merger too; None for nobody, or nobody whom they may see."""
    if person_id is None:
        return None
    try:
        return Sight.of(request, kept_as(person_id) or person_id)
    except Http404:
        return None


def crumbs(found: Request | None = None) -> list[Crumb]:
    """To the list, and to the request where the page lies below."""
    way: list[Crumb] = [(_("Inbox"), reverse("inbox"))]
    if found is not None:
        way.append((named(found), reverse("inbox_request", args=[found.pk])))
    return way


def named(found: Request) -> str:
    """How a request is called on pages."""
    return str(_("Request %(number)s") % {"number": found.pk})
