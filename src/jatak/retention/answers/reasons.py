"""Why a message went or did not, in the reader's language: the sentences of the gate, from what was stored."""

from typing import NamedTuple

from jatak.evidence.contents import Row
from jatak.gate.rule import NO_LIMIT
from jatak.gate.saying import ENGLISH, SENTENCES, languages, words
from jatak.gate.situation import Tri


class Reason(NamedTuple):
    """A sentence and its language: the reader's where the gate speaks it, else English."""

    words: str
    language: str


def because(whole: Row, language: str) -> Reason:
    """Why a stored decision came out as it did."""
    if language not in languages() or language == ENGLISH:
        return Reason(whole["because"], ENGLISH)
    if answer := whole.get("decisive"):
        return said(answer, language)
    permission = words(language)["permissions"].get(whole.get("permission") or "")
    return Reason(permission["because"], language) if permission else Reason(whole["because"], ENGLISH)


def said(answer: Row, language: str) -> Reason:
    """What one rule answered."""
    rule = words(language)["rules"].get(answer["rule"]) if language in languages() and language != ENGLISH else None
    if rule is None:
        return Reason(answer["because"], ENGLISH)
    sentence = rule.get(SENTENCES[Tri(answer["holds"])]) or rule["fails"]
    limit = answer.get("limit", NO_LIMIT)
    return Reason(sentence.format(limit=words(language)["no_limit"] if limit == NO_LIMIT else limit), language)
