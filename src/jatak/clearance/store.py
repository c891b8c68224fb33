"""Keeps situations and decisions, once per distinct one."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from jatak.clearance.answers import keep_answers, summary
from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Decision, Facts, Rulebook, Situation
from jatak.database.using import alias, connection
from jatak.gate.decision import Decision as Answered
from jatak.gate.layout import LAYOUT

_KEEP = """
INSERT INTO clearance_decision (situation_id, facts_id, rulebook_id, permitted, rule, ground, summary, answers)
SELECT situation_id, %s, %s, permitted, rule, ground, summary, answers
FROM json_to_recordset(%s::json) AS d
    (situation_id bigint, permitted boolean, rule text, ground text, summary jsonb, answers bigint[])
ON CONFLICT DO NOTHING
"""


def whole(decision: Answered) -> dict[str, Any]:
    """The whole decision as plain values, readable without this program."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(decision), default=str))
    return plain


def keep_situations(several: Iterable[Words]) -> dict[Words, int]:
    """The ids of these situations, stored where they are new."""
    every = sorted(several)  # In one order for everybody, so that nobody waits for each other in a circle.
    persons, grounds = [words.person for words in every], [words.ground for words in every]
    with connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO clearance_situation (layout, person_word, ground_word)"
            " SELECT %s, p, g FROM unnest(%s::bigint[], %s::bigint[]) AS w (p, g) ON CONFLICT DO NOTHING",
            [LAYOUT, persons, grounds],
        )
        cursor.execute(
            "SELECT s.person_word, s.ground_word, s.id FROM clearance_situation s"
            " JOIN unnest(%s::bigint[], %s::bigint[]) AS w (p, g) ON s.person_word = w.p AND s.ground_word = w.g"
            " WHERE s.layout = %s",
            [persons, grounds, LAYOUT],
        )
        return {Words(person, ground): pk for person, ground, pk in cursor.fetchall()}


def keep_question(decider: Decider) -> None:
    """Store the facts and the rulebook of a decider, where they are new."""
    facts, law_as_of = decider.facts, decider.rulebook.law_as_of
    Facts.objects.bulk_create([Facts(id=facts.id, facts=facts.as_dict())], ignore_conflicts=True)
    Rulebook.objects.bulk_create([Rulebook(id=decider.rulebook_id, law_as_of=law_as_of)], ignore_conflicts=True)


def keep(decider: Decider, several: Iterable[Words]) -> dict[Words, Decision]:
    """The stored decisions on these situations, made and stored where they are new; safe to repeat and to race."""
    keep_question(decider)
    ids = keep_situations(set(several))
    stored = _stored(decider, ids.values())
    new = sorted(((pk, words) for words, pk in ids.items() if pk not in stored), key=itemgetter(0))
    if new:
        _decide(decider, new)
        stored |= _stored(decider, [pk for pk, _ in new])
    return {words: stored[pk] for words, pk in ids.items()}


def _stored(decider: Decider, situation_ids: Iterable[int]) -> dict[int, Decision]:
    found = Decision.objects.using(alias()).filter(
        situation_id__in=list(situation_ids), facts_id=decider.facts.id, rulebook_id=decider.rulebook_id
    )
    return {row.situation_id: row for row in found.defer("summary", "answers")}


def _decide(decider: Decider, new: Sequence[tuple[int, Words]]) -> None:
    decisions = [decider.decision(words) for _, words in new]
    answers = keep_answers(decider, decisions)
    rows = [
        {
            "situation_id": pk,
            "permitted": decision.permitted,
            "rule": decision.rule,
            "ground": decision.ground,
            "summary": summary(decision),
            "answers": numbers,
        }
        for (pk, _), decision, numbers in zip(new, decisions, answers, strict=True)
    ]
    with connection().cursor() as cursor:
        cursor.execute(_KEEP, [decider.facts.id, decider.rulebook_id, json.dumps(rows, default=str)])


__all__ = ["Situation", "keep", "keep_question", "keep_situations", "whole"]
