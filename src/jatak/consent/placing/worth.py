"""What consents of a collection point are worth: what follows from our words, and what somebody stated of the place."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.consent.floors import ACTS
from jatak.consent.models import Assessment, CollectionKind, CollectionPointVersion, Origin
from jatak.consent.placing.terms import WEB
from jatak.gate.situation import Indication, Tri

OF_OUR_WORDS = ("specific", "names_sender", "covers_content")
"""Checked words say who, what about and one purpose."""
ACT = "act"
"""The statement that people do it themselves: tick an empty box, say yes aloud, sign."""
VERIFIED = "address_verified"
_WEB = (ACT, "free", "separate", "prominent")
_STAFF = (ACT, "informed", "free", "separate", "prominent", "proof")
STATEMENTS: dict[str, tuple[str, ...]] = {
    CollectionKind.FORM: _WEB,
    CollectionKind.POPUP: _WEB,
    CollectionKind.LANDING_PAGE: _WEB,
    CollectionKind.TILL: (*_STAFF, VERIFIED),
    CollectionKind.PHONE: _STAFF,
    CollectionKind.PAPER: (ACT, "informed", "free", "separate", "prominent"),
    CollectionKind.API: (*_STAFF, VERIFIED),
}
"""What no text can show, by kind, in the order of the form; not stated is unknown, and counts as no."""
UNSIGNED = {CollectionKind.PAPER: Indication.WRITTEN}
"""The act where it is not stated to be the best one."""


class Grade(StrEnum):
    """How good the evidence of a place is."""

    CONFIRMED = "A"
    """Confirmed by the person, or signed, with time, place and words on file."""
    RECORDED = "B"
    """The same, unconfirmed."""
    SUPPLIED = "C"
    """Time and place are known; the words are those that the company supplied."""
    NONE = "none"
    """Nobody stated that it can be proven, so that no yes from here counts."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody states of a place that they have looked at."""

    statements: frozenset[str] = frozenset()
    note: str = ""


def indication(kind: str, statements: frozenset[str]) -> Indication:
    """The act by which people say yes there, as far as somebody stated it."""
    place = CollectionKind(kind)
    return ACTS[place] if ACT in statements else UNSIGNED.get(place, Indication.UNKNOWN)


def qualities(kind: str, statements: frozenset[str]) -> dict[str, Tri]:
    """What follows from our words, from what we keep ourselves, and from what was stated."""
    place = CollectionKind(kind)
    found = dict.fromkeys(OF_OUR_WORDS, Tri.YES) | {"from_third_party": Tri.NO}
    if place in WEB:
        # We show the words in full and keep each showing with its answer.
        found |= {"informed": Tri.YES, "proof": Tri.YES}
    if place is CollectionKind.PAPER:
        found |= {"proof": Tri.YES}  # Nothing is written down without the scan.
    return found | {name: Tri.YES for name in STATEMENTS.get(place, ()) if name in statements and name != ACT}


def grade(version: CollectionPointVersion, judged: Assessment | None) -> Grade:
    """How good the evidence of a version is, by the newest judgement."""
    if judged is None or judged.proof != Tri.YES or judged.given != Tri.YES:
        return Grade.NONE
    if version.notice_version.origin == Origin.FORMER:
        return Grade.SUPPLIED
    signed = judged.indication == Indication.SIGNED
    return Grade.CONFIRMED if version.double_opt_in or signed else Grade.RECORDED
