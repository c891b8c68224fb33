"""An answer is asked for, about a person, a message or a campaign."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.answers.forms import AnswerForm
from jatak.console.campaigns.finding import campaign_of
from jatak.console.frame.page import Crumb, page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.sight import Sight
from jatak.database.using import atomic
from jatak.delivery.replay import message_numbered
from jatak.jobs.answers import soon_make
from jatak.people.models import Controller
from jatak.retention.answers.ordering import By, Wish, order
from jatak.retention.answers.texts import spoken
from jatak.retention.models import Subject


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: Any, person_id: int) -> HttpResponse:
    """Everything about somebody, for them or for an authority."""
    sight = Sight.of(request, person_id)
    companies = [each for each in sight.knowing if request.operator.may(May.PROVE, each.pk)]
    every = request.operator.everywhere(May.PROVE)
    if not companies and not every:
        raise Http404
    about = {"companies": companies, "every": every}
    why = request.GET.get("why", "")[:300]
    form = AnswerForm(_posted(request), spoken(sight.person.language), why, **about)
    request.operator.looked(person_id, "answer_person")
    if not form.is_bound or not form.is_valid():
        return _page(request, form, _("Answer about %(name)s") % {"name": sight.name}, crumbs(sight))
    said = form.cleaned_data
    wish = Wish(Subject.PERSON, person_id, said["company"], said["to"] == "authority", said["language"], said["why"])
    return _ordered(request, form, wish)


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: Any, person_id: int, message_id: int) -> HttpResponse:
    """Why one message went or did not, for an authority."""
    sight = Sight.of(request, person_id)
    company = _company_of(request, person_id, message_id)
    form = AnswerForm(_posted(request), spoken(company.default_language))
    request.operator.looked(person_id, "answer_message")
    if not form.is_bound or not form.is_valid():
        title = _("Answer about message %(number)s") % {"number": message_id}
        return _page(request, form, title, crumbs(sight))
    said = form.cleaned_data
    return _ordered(request, form, Wish(Subject.MESSAGE, message_id, company, True, said["language"], said["why"]))


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: Any, pk: int) -> HttpResponse:
    """Whom a campaign reached, for an authority."""
    found = campaign_of(request, pk, May.PROVE)
    form = AnswerForm(_posted(request), spoken(found.controller.default_language))
    if not form.is_bound or not form.is_valid():
        return _page(request, form, _("Answer about the campaign %(name)s") % {"name": found.name}, [])
    said = form.cleaned_data
    return _ordered(request, form, Wish(Subject.CAMPAIGN, pk, found.controller, True, said["language"], said["why"]))


def _company_of(request: Any, person_id: int, message_id: int) -> Controller:
    """The company of a message to this person; Http404 where it is not there for who asks."""
    try:
        found = message_numbered(message_id)
    except UsageError as error:
        raise Http404 from error
    if found.person_id != person_id or not request.operator.may(May.PROVE, found.controller_id):
        raise Http404
    return Controller.objects.get(pk=found.controller_id)


def _posted(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


def _ordered(request: Any, form: AnswerForm, wish: Wish) -> HttpResponse:
    key, operator = form.cleaned_data["key"], request.operator
    with atomic():
        if order(key, wish, By(operator.name, request.user.pk), now()):
            company = wish.controller.pk if wish.controller else None
            of = f"{wish.subject} {wish.number}"
            operator.changed("answer.asked", of, company, answer=str(key), why=wish.why)
            soon_make(key)
    return redirect("answer", key)


def _page(request: Any, form: AnswerForm, title: str, way: list[Crumb]) -> HttpResponse:
    status = 422 if form.errors else 200
    return page(request, "answers/ask", title, way, icon="doc-full", status=status, form=form)
