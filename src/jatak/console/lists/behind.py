"""The people behind one figure of a list."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.audience.portraits import portraits
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.lists.showing import ground_of
from jatak.console.lists.sources import sources_named
from jatak.console.lists.words import AGES, LISTS
from jatak.console.people.words import CHANNELS
from jatak.retention.lists.asking import newest
from jatak.retention.lists.people import Figure, people_of
from jatak.retention.lists.standing import MEANS, NAMES, Standing

PAGE = 50
LONGEST = 40


@require_GET
@needs(May.SEE_PEOPLE)
def index(request: Any, company: int, ground: str, channel: str, standing: str) -> HttpResponse:
    """Page by page, by number; all of a class, or those of one source or age."""
    found = request.operator.controller(May.SEE_PEOPLE, company)
    figure = _figure(request.GET, ground, channel, standing)
    count, after = newest(found.pk), number(request.GET.get("after")) or 0
    people = people_of(count, figure, after, PAGE + 1) if count else []
    at = [found.pk, ground, channel]
    return page(
        request,
        "lists/people",
        NAMES[figure.standing],
        [
            (_("How the list stands"), f"{reverse('lists')}?company={found.pk}"),
            (_named(figure), reverse("lists_one", args=at)),
        ],
        company=found,
        count=count,
        means=MEANS[figure.standing],
        source=sources_named([figure.source])[figure.source] if figure.source else "",
        age=AGES[figure.age] if figure.age is not None else "",
        kept=urlencode({name: request.GET[name] for name in ("source", "age") if name in request.GET}),
        rows=portraits(people[:PAGE], request.operator, found.pk),
        next=people[PAGE - 1] if len(people) > PAGE else 0,
        is_first=not after,
    )


def _named(figure: Figure) -> str:
    words = {"list": LISTS[figure.ground], "channel": CHANNELS.get(figure.channel, figure.channel)}
    return _("%(list)s, %(channel)s") % words


def _figure(asked: Any, ground: str, channel: str, standing: str) -> Figure:
    """What the address names; Http404 for what is no figure."""
    which, age = ground_of(ground), number(asked.get("age"))
    known = (which is not None, standing in {each.value for each in Standing}, channel in CHANNELS)
    if which is None or not all(known) or (age not in AGES if "age" in asked else False):
        raise Http404
    return Figure(which, channel, Standing(standing), _source(asked.get("source", "")), age)


def _source(said: str) -> str:
    kind, _colon, of = said.partition(":")
    if said and (kind not in ("point", "relation") or number(of) is None or len(said) > LONGEST):
        raise Http404
    return said
