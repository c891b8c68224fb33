"""Decisions whole, the situations and facts that they were made on, and whether they come out the same today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jatak.clearance.models import Decision, Facts, Rulebook, Situation
from jatak.clearance.store import whole
from jatak.clearance.words import in_words
from jatak.evidence.contents import Row
from jatak.gate.decide import decide, rulebook_id
from jatak.gate.layout import LAYOUT, unpack
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.law.rulebook import Rulebook as Law
from jatak.retention.disclosure.plain import in_pieces, plain

Key = tuple[str, str, str]
"""Situation, facts, rulebook."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions with everything that they were made of."""

    decisions: list[Row]
    situations: list[Row]
    message_facts: list[Row]
    rulebooks: list[Row]


def key_of(row: Row) -> Key:
    """By what a message finds its decision."""
    return row["situation"], row["facts"], row["rulebook"]


def decided(keys: Iterable[Key]) -> Decided:
    """The stored decisions of these keys, each decided anew where its rulebook is still here."""
    wanted = set(keys)
    found = [row for piece in in_pieces(sorted({int(key[0]) for key in wanted})) for row in _stored(piece)]
    kept = [row for row in found if (str(row.situation_id), row.facts_id, row.rulebook_id) in wanted]
    return Decided(
        [_row(each) for each in kept],
        [_situation(each) for each in sorted({each.situation for each in kept}, key=lambda s: s.pk)],
        [{"id": each.pk, **each.facts} for each in _distinct(Facts, {each.facts_id for each in kept})],
        [
            plain({"id": each.pk, "law_as_of": each.law_as_of})
            for each in _distinct(Rulebook, {each.rulebook_id for each in kept})
        ],
    )


def keys_of(decision_ids: Iterable[int]) -> list[Key]:
    """The keys of decisions that are named by their own id."""
    found = Decision.objects.filter(pk__in=list(decision_ids)).values_list("situation_id", "facts_id", "rulebook_id")
    return [(str(situation), facts, rulebook) for situation, facts, rulebook in found]


def _stored(situation_ids: list[int]) -> list[Decision]:
    found = Decision.objects.filter(situation_id__in=situation_ids).order_by("pk")
    return list(found.select_related("situation", "facts", "rulebook"))


def _distinct(model: Any, ids: set[str]) -> list[Any]:
    return list(model.objects.filter(pk__in=ids).order_by("pk"))


def _row(decision: Decision) -> Row:
    columns = ("id", "situation_id", "facts_id", "rulebook_id", "permitted", "rule", "ground", "whole")
    return plain({name: getattr(decision, name) for name in columns}) | {"same_today": _same_today(decision)}


def _situation(row: Situation) -> Row:
    words = in_words(unpack(row.person_word, row.ground_word)) if row.layout == LAYOUT else None
    packed = {"person_word": str(row.person_word), "ground_word": str(row.ground_word)}
    return {"id": str(row.pk), "layout": row.layout, **packed, "words": words}


def _same_today(decision: Decision) -> bool | None:
    """Whether the same rulebook decides the same again; None where rulebook or layout is no longer here."""
    law, situation = Law.load(decision.rulebook.law_as_of), decision.situation
    if rulebook_id(law) != decision.rulebook_id or situation.layout != LAYOUT:
        return None
    again = decide(unpack(situation.person_word, situation.ground_word), _facts(decision.facts.facts), law)
    return bool(whole(again) == decision.whole)


def _facts(stored: dict[str, Any]) -> MessageFacts:
    return MessageFacts(
        SenderKind(stored["sender_kind"]),
        Channel(stored["channel"]),
        Declared(stored["declared"]),
        frozenset(map(Element, stored["elements"])),
        Tri[stored["names_sender"].upper()],
        Tri[stored["opt_out"].upper()],
    )
