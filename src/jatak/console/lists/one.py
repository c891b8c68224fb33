"""One list: where its people came from, how old it is, and how it developed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.lists.showing import Line, card_of, ground_of, line_of
from jatak.console.lists.sources import sources_named
from jatak.console.lists.trend import HEIGHT, trend, wide
from jatak.console.lists.words import AGED, AGES, LISTS
from jatak.console.people.words import CHANNELS
from jatak.retention.lists.asking import newest
from jatak.retention.lists.reading import Figures, Row, by_age, by_source, lists_of, merged, over_time
from jatak.retention.lists.standing import NAMES, ON_THE_LIST

SOURCES = 30
"""Of more the largest are shown, and the others as one row, so that the sums agree; the file has all."""


@require_GET
@needs(May.SEE_NUMBERS)
def index(request: Any, company: int, ground: str, channel: str) -> HttpResponse:
    """By source, by age, and over a year."""
    found = request.operator.controller(May.SEE_NUMBERS, company)
    which, count = ground_of(ground), newest(found.pk)
    one = (
        next((each for each in lists_of(count) if (each.ground, each.channel) == (which, channel)), None)
        if count
        else None
    )
    if one is None or count is None:
        raise Http404
    sees_people = request.operator.may(May.SEE_PEOPLE, found.pk)
    sources, ages = by_source(count, one.ground, channel), by_age(count, one.ground, channel)
    narrow = Narrowing([found.pk, ground, channel], one.figures, sees_people)
    columns = trend(over_time(found.pk, one.ground, channel, now()))
    return page(
        request,
        "lists/one",
        _("%(list)s, %(channel)s") % {"list": LISTS[one.ground], "channel": CHANNELS.get(channel, channel)},
        [(_("How the list stands"), f"{reverse('lists')}?company={found.pk}")],
        company=found,
        count=count,
        card=card_of(found.pk, one, sees_people),
        sources=narrow.by_source(sources),
        ages=narrow.lines("age", ages, {str(months): words for months, words in AGES.items()}),
        aged=AGED[one.ground],
        classes=[NAMES[each] for each in ON_THE_LIST],
        columns=columns,
        picture=(wide(columns), HEIGHT),
    )


class Narrowing:
    """Rows of one list that lead to their people, where whoever looks may see them."""

    def __init__(self, at: list[object], whole: Figures, sees_people: bool) -> None:
        self._at, self._whole, self._sees_people = at, whole.total, sees_people

    def lines(self, by: str, rows: Iterable[Row], named: Mapping[str, "str | Promise"]) -> list[Line]:
        """A line a row; what is of nobody on the list is left out."""
        return [self._line(each, named.get(each.of, each.of), {by: each.of}) for each in rows if each.figures.total]

    def by_source(self, rows: list[Row]) -> list[Line]:
        """The largest sources by name, and the others together."""
        named = sources_named(each.of for each in rows[:SOURCES])
        others = Row("", merged(each.figures for each in rows[SOURCES:]))
        rest = [self._line(others, _("All others"), None)] if others.figures.total else []
        return self.lines("source", rows[:SOURCES], named) + rest

    def _line(self, row: Row, name: "str | Promise", narrowed: dict[str, str] | None) -> Line:
        return line_of(self._at, name, row.figures, self._whole, narrowed if self._sees_people else None)
