"""The relay's record against the database, after crashes."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from house import say
from taken import Received

OPEN = ("waiting", "claimed", "offered")
GONE = ("dropped", "refused")


class Message(NamedTuple):
    """What the database says of a message at the end of its run."""

    run: str
    id: int
    marketing: bool
    state: str
    answer: str | None


def settle(messages: list[Message], received: Iterable[Received]) -> dict[str, Any]:
    """What was doubled, lost or left in doubt; each violation is said."""
    came = Counter(_message(each) for each in received if each.whole)
    known = {each.id for each in messages}
    marketing, service = [m for m in messages if m.marketing], [m for m in messages if not m.marketing]
    return {
        "duplicates": _said("came more than once", [m for m in marketing if came[m.id] > 1], came),
        "lost": _said("is lost", [m for m in marketing if _is_lost(m, came[m.id])], came),
        "uncertain": sum(m.state == "uncertain" for m in marketing),
        "uncertain_that_came": sum(m.state == "uncertain" and came[m.id] > 0 for m in marketing),
        "service_missing": _said("did not come", [m for m in service if not came[m.id]], came),
        "service_repeated": sum(came[m.id] > 1 for m in service),
        "unsettled": _said("did not end as it came", [m for m in messages if _is_unsettled(m, came[m.id])], came),
        "unknown": sum(number not in known for number in came),
        "marketing": len(marketing),
        "service": len(service),
    }


def _is_lost(message: Message, came: int) -> bool:
    if message.state == "accepted" or not came:
        return not came and message.state != "uncertain" and not (message.state in GONE and message.answer)
    return False


def _is_unsettled(message: Message, came: int) -> bool:
    """Still open, or it came and the database says that it did not."""
    return message.state in OPEN or (came > 0 and message.state in GONE)


def _message(received: Received) -> int | None:
    from jatak.delivery.compose.tokens import Purpose, message_of
    from jatak.delivery.door import message_key

    return message_of(message_key(), Purpose.MESSAGE_ID, received.message_id.partition("@")[0])


def _said(what: str, messages: list[Message], came: Counter[int | None]) -> int:
    for each in messages[:20]:
        kind = "marketing" if each.marketing else "service"
        say(f"{each.run}: {kind} message {each.id} {what}: {each.state} ({each.answer}), came {came[each.id]} times")
    return len(messages)
