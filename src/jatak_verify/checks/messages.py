"""Whether every message stands on a decision of the file, and none went that was denied."""

from collections.abc import Iterator, Mapping
from typing import Any

from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.strict.shape import text

NAMED = ("situation", "facts", "rulebook")
Key = tuple[str, str, str]
"""The ids of these three."""
STATES = {
    **dict.fromkeys(("waiting", "claimed", "refused", "dropped"), ""),
    "accepted": "was sent",
    "offered": "is on its way",
    "uncertain": "may have been sent",
}
"""How far a message has come, and what is said of it where it may have gone."""


def key_of(row: Mapping[str, Any], what: str) -> Key:
    """By what a message finds its decision; raises Broken."""
    situation, facts, rulebook = (text(row.get(name), f"{what}, its {name},") for name in NAMED)
    return situation, facts, rulebook


def findings(export: Export, permitted: Mapping[Key, bool]) -> Iterator[Finding]:
    """In words; nothing where no message is in the file."""
    troubles, count = Troubles("messages"), 0
    for row in export.rows("data/messages.jsonl"):
        count += 1
        _check(row, permitted, troubles)
    yield from troubles.findings()
    if count and not troubles.count:
        words = "Every message stands on a decision in this file, and none that was sent, or may have been, was denied"
        yield Finding("messages", Verdict.HOLDS, f"{words}: {count:,} checked.")


def _check(row: Mapping[str, Any], permitted: Mapping[Key, bool], troubles: Troubles) -> None:
    called = f"Message {row.get('id')!s:.40}"
    key, state = key_of(row, called), row.get("state")
    if not isinstance(state, str) or state not in STATES:
        raise Broken(f"{called} is in a state that there is not.")
    if key not in permitted:
        troubles.add(f"{called} stands on a decision that is not in this file.")
    elif STATES[state] and not permitted[key]:
        troubles.add(f"{called} {STATES[state]}, although its decision says that it must not be.")
