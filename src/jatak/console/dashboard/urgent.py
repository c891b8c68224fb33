"""Requests in the inbox whose time is over, or soon will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from jatak.console.inbox.clock import SOON, Clock, clock_of
from jatak.console.inbox.waiting import waiting_for
from jatak.console.inbox.whose import names_of
from jatak.console.inbox.words import ASKED
from jatak.desk.models import Request
from jatak.people.models import Controller


@dataclass(frozen=True, slots=True)
class Urgent:
    """One request that cannot wait."""

    request: Request
    who: str
    company: str
    asked: "str | Promise"
    clock: Clock
    late: bool


def urgent_of(operator: Any, companies: Sequence[Controller], at: datetime) -> list[Urgent]:
    """Those that this account may answer, the most urgent first."""
    found = [each for each in waiting_for(operator) if each.due_at <= at + SOON]
    names = names_of(found, operator) if found else {}
    called = {each.pk: each.name for each in companies}
    return [
        Urgent(
            each,
            names.get(each.pk, ""),
            called.get(each.controller_id or 0, ""),
            ASKED[each.asked],
            clock_of(each, at),
            each.due_at <= at,
        )
        for each in found
    ]
