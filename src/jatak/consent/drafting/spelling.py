"""What a spelling fix may change: words alone, in the languages that are there."""

from dataclasses import fields

from jatak.consent.drafting.errors import MoreThanSpelling
from jatak.consent.notices import Draft

CALLED = {
    "channels": "the channels",
    "companies": "the companies and brands",
    "topics": "the topics",
    "joint": "whether one yes is for all companies",
    "promised_per_month": "the promised number of messages",
    "purpose": "the purpose",
    "countries": "the countries",
    "partners": "the partners",
    "benefit": "the benefit",
    "benefit_messages": "the messages that the benefit takes",
    "benefit_ends": "whether the benefit ends on leaving",
}


def keep_to_words(former: Draft, now: Draft) -> None:
    """Raises MoreThanSpelling, naming what else is other than before."""
    other = [CALLED[each.name] for each in fields(Draft) if each.name in CALLED and _differs(former, now, each.name)]
    if former.words.keys() != now.words.keys():
        other.append("the languages")
    if other:
        raise MoreThanSpelling(
            f"A spelling fix changes words alone; here {', '.join(other)} would be other than before.",
            "Begin a new version for an essential change.",
        )


def _differs(former: Draft, now: Draft, name: str) -> bool:
    return bool(getattr(former, name) != getattr(now, name))
