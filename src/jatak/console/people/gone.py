"""What went of a person by itself, because its proof was needed no longer."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.console.clocks.words import WHOSE
from jatak.console.people.sight import Sight
from jatak.retention.clocks.terms import Whose
from jatak.retention.models import LetGo, Proved

MOST = 20


class Gone(NamedTuple):
    """Something that went at an instant."""

    at: datetime
    what: str
    whose: str
    """Whose limit it was, with the source where it was the law's."""


def gone(sight: Sight) -> list[Gone]:
    """The newest first; of the companies that the operator sees."""
    companies = [each.pk for each in sight.knowing]
    rows = LetGo.objects.filter(person_id__in=sight.whole.numbers, controller__in=companies)
    return [_gone(each, sight) for each in rows.order_by("-pk")[:MOST]]


def _gone(row: LetGo, sight: Sight) -> Gone:
    if row.proved == Proved.CONSENT:
        what = _("The proof of a consent to %(company)s that had ended.")
    else:
        what = _("The names in messages of %(company)s that stood on no consent.")
    months = ngettext("%(months)s month", "%(months)s months", row.months) % {"months": row.months}
    source = f" ({row.cite})" if row.cite else ""
    return Gone(
        row.at, what % {"company": sight.company(row.controller_id)}, f"{months}: {WHOSE[Whose(row.whose)]}{source}"
    )
