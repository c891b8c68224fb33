"""What would become of everybody: asked, answered by a job, and kept as figures and groups."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from jatak.base.clock import now
from jatak.clearance.answered import Answered
from jatak.clearance.census.changes import Change
from jatak.clearance.census.question import Question
from jatak.clearance.census.reasons import said
from jatak.clearance.decider import Decider
from jatak.clearance.models import OPEN, CensusState, WhatIf
from jatak.clearance.whatif.comparing import Side, compare
from jatak.clearance.whatif.comparison import Comparison, Group, Kind
from jatak.clearance.whatif.doubting import texts_of
from jatak.database.using import atomic, connection
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.own_limits import choices_of, limits_of

GROUPS_AT_MOST = 200
"""The largest of each kind are kept; the figures count everybody."""

_ASK = """
INSERT INTO clearance_whatif
    (controller_id, key, question, change, state, asked_at, asked_by, touched_at, step, trouble)
VALUES (%s, %s, %s, %s, 'asked', %s, %s, %s, '', '')
ON CONFLICT (key) WHERE state IN ('asked', 'counting') DO NOTHING
RETURNING id
"""


def ask(question: Question, change: Change, at: datetime, by: str) -> tuple[WhatIf, bool]:
    """The what-if that will be answered, and whether it is new; raises UsageError on what cannot be asked."""
    question.facts()
    change.rulebook(at.date())
    change.choices(Controller.objects.get(pk=question.controller))
    key = f"{question.key} {change.key}"
    plain = json.dumps(question.plain()), json.dumps(change.plain())
    with atomic(), connection().cursor() as cursor:
        cursor.execute(_ASK, [question.controller, key, *plain, at, by, at])
        if row := cursor.fetchone():
            return WhatIf.objects.get(pk=row[0]), True
    return WhatIf.objects.filter(key=key).order_by("-pk")[0], False


def answer(what_if_id: int, clock: Callable[[], datetime] = now) -> None:
    """Answer it; one that is answered stays as it is. What goes wrong is written down and raised."""
    what_if = WhatIf.objects.get(pk=what_if_id)
    if what_if.state not in OPEN:
        return
    try:
        _tell(what_if, clock(), state=CensusState.COUNTING.value)
        found = _compared(what_if, clock)
        _tell(what_if, clock(), state=CensusState.DONE.value, result=_plain(found), ended_at=clock())
    except Exception as error:
        _tell(what_if, clock(), state=CensusState.FAILED.value, trouble=str(error)[:500], ended_at=clock())
        raise


def _compared(what_if: WhatIf, clock: Callable[[], datetime]) -> Comparison:
    question, change, at = Question.of(what_if.question), Change.of(what_if.change), clock()
    company = Controller.objects.get(pk=question.controller)
    request, only = question.request(at), question.only
    old, new = Rulebook.load(at.date()), change.rulebook(at.date())
    before = Side(replace(request, own=limits_of(choices_of(company))), Decider(request.facts, old, only))
    own = limits_of(change.choices(company))
    after = Side(replace(request, own=own), Decider(request.facts, new, only), texts_of(change.doubted))
    return compare(before, after)


def _tell(what_if: WhatIf, at: datetime, **values: Any) -> None:
    WhatIf.objects.filter(pk=what_if.pk).update(touched_at=at, **values)


def _plain(found: Comparison) -> dict[str, Any]:
    return {
        "people": found.people,
        "permitted_before": found.permitted_before,
        "permitted_after": found.permitted_after,
        "counts": {kind.value: count for kind, count in found.counts.items()},
        "groups": {kind.value: _groups(found, kind) for kind in (Kind.GAINED, Kind.LOST, Kind.OTHERWISE)},
    }


def _groups(found: Comparison, kind: Kind) -> list[dict[str, Any]]:
    return [_group(each) for each in found.groups(kind)[:GROUPS_AT_MOST]]


def _group(group: Group) -> dict[str, Any]:
    move = group.moves[0]
    return {
        "country": group.because.country or "",
        "count": group.count,
        "reachable": group.reachable,
        "old": _side(move.old),
        "new": _side(move.new),
    }


def _side(answered: Answered) -> dict[str, Any]:
    decision = answered.decision
    return {"permitted": decision.permitted, "rule": decision.rule, "said": said(decision)}
