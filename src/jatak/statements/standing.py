"""What a company states now, and stating it anew."""

from collections.abc import Mapping
from datetime import datetime

from django.forms.models import model_to_dict

from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic
from jatak.people.models import Controller
from jatak.statements.models import Statement

OF_THE_ROW = ("id", "controller", "at", "by")


def standing(company: Controller) -> Statement | None:
    """What holds now; None where nothing was ever stated."""
    return Statement.objects.filter(controller=company).order_by("-pk").first()


def restate(company: Controller, said: Mapping[str, object], by: str, at: datetime) -> tuple[Statement, bool]:
    """Take these columns as what stands, the others as they were; with whether anything is new. Role web.

    The same again adds no row. Two who state different things at once lose nothing of each other's.
    """
    with atomic():
        one_at_a_time(f"statement {company.pk}")
        newest = standing(company)
        if newest is not None and all(getattr(newest, name) == value for name, value in said.items()):
            return newest, False
        before = model_to_dict(newest, exclude=OF_THE_ROW) if newest is not None else {}
        return Statement.objects.create(controller=company, at=at, by=by, **before | dict(said)), True
