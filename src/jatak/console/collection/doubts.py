"""What a judgement leaves open of a place, so that a yes from there may not count."""

from jatak.consent.models import Assessment
from jatak.gate.situation import Indication, Tri

LIMBS = ("informed", "free", "specific", "separate", "prominent", "names_sender", "covers_content")
"""What some law or other asks of every consent; whether it can be proven is the grade."""


def doubts(judged: Assessment | None) -> list[str]:
    """The limbs that hold by nobody's word, the act first; none where nothing is judged at all."""
    if judged is None:
        return []
    act = ["indication"] if judged.indication == Indication.UNKNOWN else []
    return act + [name for name in LIMBS if getattr(judged, name) != Tri.YES]
