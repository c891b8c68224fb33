"""What a decision was made of, read back from an export for the gate."""

from dataclasses import fields
from typing import Any

from jatak.gate.layout import LAYOUT, unpack
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Situation, Tri
from jatak_verify.errors import Broken
from jatak_verify.strict.shape import exactly, listed, text

FACTS = ("sender_kind", "channel", "declared", "elements", "names_sender", "opt_out")
MOST = 63
"""Bits of a word."""


def situation_of(row: dict[str, Any]) -> Situation | None:
    """The situation of a line, None where another layout packed it; raises Broken when its words say something else."""
    exactly(row, ("id", "layout", "person_word", "ground_word", "words"), "A line of data/situations.jsonl")
    what = f"Situation {text(row['id'], 'The id of a situation')}"
    if row["layout"] != LAYOUT:
        return None
    try:
        found = unpack(_word(row["person_word"], what), _word(row["ground_word"], what))
    except ValueError as error:
        raise Broken(f"{what} holds a value that there is not.") from error
    if _in_words(found) != row["words"]:
        raise Broken(f"{what} says in words something else than in its numbers.")
    return found


def facts_of(row: dict[str, Any]) -> MessageFacts:
    """The message's side of a decision; raises Broken when its id is not the hash of what it says."""
    exactly(row, ("id", *FACTS), "A line of data/message_facts.jsonl")
    what = f"The facts {text(row['id'], 'The id of facts')} of a message"
    try:
        facts = MessageFacts(
            SenderKind(row["sender_kind"]),
            Channel(row["channel"]),
            Declared(row["declared"]),
            frozenset(Element(each) for each in listed(row["elements"], what)),
            _tri(row["names_sender"]),
            _tri(row["opt_out"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Broken(f"{what} hold a value that there is not.") from error
    if {"id": facts.id, **facts.as_dict()} != row:
        raise Broken(f"{what} were changed: their id is not the hash of what they say.")
    return facts


def _word(value: object, what: str) -> int:
    digits = text(value, what)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 20 and int(digits) < 1 << MOST):
        raise Broken(f"{what} is no number of {MOST} bits.")
    return int(digits)


def _in_words(situation: Situation) -> dict[str, Any]:
    every = {field.name: getattr(situation, field.name) for field in fields(Situation)}
    return {name: _said(value) for name, value in every.items() if not _silent(value)}


def _silent(value: Any) -> bool:
    return value is None or (value == 0 and not isinstance(value, Ground))


def _said(value: Any) -> object:
    if isinstance(value, Tri):
        return value is Tri.YES
    return value if isinstance(value, str) else value.name.lower()


def _tri(value: object) -> Tri:
    return {each.name.lower(): each for each in Tri}[text(value, "An answer")]
