"""The figures of a campaign as its pages show them."""

from typing import Any

from jatak.campaigns.kept import Kept
from jatak.console.campaigns.words import LEFT, MESSAGES


def shown(kept: Kept) -> dict[str, Any]:
    """Counts with their words, reasons with theirs, and how far it is in parts of a hundred."""
    content = kept.content
    states = content["states"]
    return {
        **content,
        "at": kept.at,
        "settled": content["messages"] - content["open"],
        "accepted": states["accepted"],
        "refused": states["refused"],
        "uncertain_count": states["uncertain"],
        "dropped_count": states["dropped"],
        "in_states": [(*MESSAGES[state], count) for state, count in states.items() if count],
        "drops": [(content["because"].get(rule) or rule, count) for rule, count in content["dropped"].items()],
        "told": [_told(answer, count) for answer, count in list(content["answers"].items())[:20]],
        "left_by": [(LEFT.get(via, via), count) for via, count in content["left"].items()],
        "left_count": sum(content["left"].values()),
        "minutes_left": None if content["seconds_left"] is None else -(-content["seconds_left"] // 60),
    }


def _told(answer: str, count: int) -> tuple[object, str, int]:
    state, _, words = answer.partition(": ")
    return MESSAGES[state][0], words, count
