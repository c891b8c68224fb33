"""Keeps situations and decisions, once per distinct one."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from jatak.clearance.answers import keep_answers, summary
from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Decision, Facts, Rulebook, Situation
from jatak.database.statements import array
from jatak.database.using import alias, connection
from jatak.gate.decision import Decision as Answered
from jatak.gate.layout import LAYOUT

_KEEP = """
INSERT INTO clearance_decision (situation_id, facts_id, rulebook_id, permitted, rule, ground, summary, answers)
SELECT situation_id, %(facts_id)s, %(rulebook_id)s, permitted, rule, ground, s.summary, answers::bigint[]
FROM unnest(%(situations)s::bigint[], %(permitted)s::boolean[], %(rules)s::text[], %(grounds)s::text[],
            %(answers)s::text[], %(summaries)s::integer[]) AS d (situation_id, permitted, rule, ground, answers, nth)
-- Thousands of decisions say no more than a few hundred things.
JOIN unnest(%(told)s::jsonb[]) WITH ORDINALITY AS s (summary, nth) USING (nth)
ON CONFLICT DO NOTHING
"""


def whole(decision: Answered) -> dict[str, Any]:
    """The whole decision as plain values, readable without this program."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(decision), default=str))
    return plain


def keep_situations(several: Iterable[Words]) -> dict[Words, int]:
    """The ids of these situations, stored where they are new."""
    every = sorted(several)  # In one order for everybody, so that nobody waits for each other in a circle.
    persons, grounds = array(words.person for words in every), array(words.ground for words in every)
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
    summaries = [summary(decision) for decision in decisions]
    told = {text: nth for nth, text in enumerate(dict.fromkeys(summaries), start=1)}
    values: dict[str, Any] = {
        "facts_id": decider.facts.id,
        "rulebook_id": decider.rulebook_id,
        "situations": array(pk for pk, _ in new),
        "permitted": [decision.permitted for decision in decisions],
        "rules": [decision.rule for decision in decisions],
        "grounds": [decision.ground for decision in decisions],
        "answers": keep_answers(decider, decisions),
        "summaries": array(told[text] for text in summaries),
        "told": list(told),
    }
    with connection().cursor() as cursor:
        cursor.execute(_KEEP, values)


__all__ = ["Situation", "keep", "keep_question", "keep_situations", "whole"]
