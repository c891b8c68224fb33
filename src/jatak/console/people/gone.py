"""What went of a person who stays: proof that was needed no longer, and what a company let go of."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.console.clocks.words import WHOSE
from jatak.console.people.sight import Sight
from jatak.retention.clocks.terms import Whose
from jatak.retention.models import Erasure, LetGo, Proved, Why

MOST = 20


class Row(NamedTuple):
    """What is read of one."""

    at: datetime
    controller_id: int
    proved: str
    """Empty: the company let go of the person, and `whose` says why."""
    months: int
    whose: str
    cite: str


class Gone(NamedTuple):
    """Something that went at an instant."""

    at: datetime
    what: str
    whose: str
    """Whose limit it was, with the source where it was the law's; of what a company let go of why."""


def gone(sight: Sight) -> list[Gone]:
    """The newest first; of the companies that the operator sees. One query, since the page asks for much."""
    rows = _proof(sight).union(_let_go(sight), all=True).order_by("-at")
    return [_gone(Row(*row), sight) for row in rows[:MOST]]


def _proof(sight: Sight) -> Any:
    companies = [each.pk for each in sight.knowing]
    return LetGo.objects.filter(person_id__in=sight.whole.numbers, controller__in=companies).values_list(*Row._fields)


def _let_go(sight: Sight) -> Any:
    """Of a company of theirs that knows the person no more, or knows them anew."""
    theirs = {"person_id__in": sight.whole.numbers, "company_id__in": sight.ids}
    parts: Any = Erasure.objects.filter(part_id__isnull=False, **theirs)
    said = {"proved": Value(""), "months": Value(0), "cite": Value("")}
    return parts.annotate(**said).values_list("done_at", "company_id", "proved", "months", "why", "cite")


def _gone(row: Row, sight: Sight) -> Gone:
    company = {"company": sight.company(row.controller_id)}
    if not row.proved:
        return Gone(row.at, _("%(company)s let go of all that it held.") % company, str(Why(row.whose).label))
    if row.proved == Proved.CONSENT:
        what = _("The proof of a consent to %(company)s that had ended.")
    else:
        what = _("The names in messages of %(company)s that stood on no consent.")
    months = ngettext("%(months)s month", "%(months)s months", row.months) % {"months": row.months}
    source = f" ({row.cite})" if row.cite else ""
    return Gone(row.at, what % company, f"{months}: {WHOSE[Whose(row.whose)]}{source}")
