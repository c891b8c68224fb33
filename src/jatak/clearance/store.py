"""Keeps situations and decisions, once per distinct one."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Decision, Facts, Rulebook, Situation
from jatak.database.using import alias, connection
from jatak.gate.decision import Decision as Answered
from jatak.gate.layout import LAYOUT


def whole(decision: Answered) -> dict[str, Any]:
    """The whole decision as plain values, readable without this program."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(decision), default=str))
    return plain


def keep_situations(several: Iterable[Words]) -> dict[Words, int]:
    """The ids of these situations, stored where they are new."""
    every = list(several)
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
    rows = []
    for words, situation_id in ids.items():
        decision = decider.decision(words)
        rows.append(
            Decision(
                situation_id=situation_id,
                facts_id=decider.facts.id,
                rulebook_id=decider.rulebook_id,
                permitted=decision.permitted,
                rule=decision.rule,
                ground=decision.ground,
                whole=whole(decision),
            )
        )
    Decision.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    stored = Decision.objects.using(alias()).filter(
        situation_id__in=ids.values(), facts_id=decider.facts.id, rulebook_id=decider.rulebook_id
    )
    by_situation = {row.situation_id: row for row in stored.defer("whole")}
    return {words: by_situation[situation_id] for words, situation_id in ids.items()}


__all__ = ["Situation", "keep", "keep_question", "keep_situations", "whole"]
