"""Why a message was refused, whether for good, and whom that is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jatak.inbound.reading.bounces.codes import enhanced_in, reply_in
from jatak.inbound.reading.phrases.folding import folded
from jatak.inbound.reading.phrases.phrase import found
from jatak.inbound.reading.phrases.tables import table

UNSPECIFIED = "unspecified"
WORDS_LOOKED_AT = 4000


@dataclass(frozen=True, slots=True)
class Why:
    """What the receiver meant."""

    reason: str
    permanent: bool
    status: str
    speaks_of: str


def why(action: str, status: str, diagnostic: str, notice: str, delayed: bool = False) -> Why:
    """Read action, status and words together.

    `diagnostic` is what the receiver said and counts before the status; `notice`, what the reporting system wrote for
    people, counts only where both are vague. `delayed`: the notice says that it is still being tried.
    """
    code = _code(status, diagnostic, notice)
    by_code, vague = _by_code(code)
    said, told = [_said(words) for words in (diagnostic, notice)]
    sure = (said.sure, "" if vague else by_code, told.sure)
    reason = _read(next(filter(None, (*sure, said.weak, by_code, told.weak)), UNSPECIFIED), code)
    entry = _reasons().get(reason, {})
    temporary = delayed or action == "delayed" or code.startswith("4") or not entry.get("permanent", True)
    temporary = temporary or (reply_in(diagnostic).startswith("4") and not code.startswith("5"))
    return Why(reason, not temporary, code, entry.get("speaks_of", "address"))


def gives_a_reason(words: str) -> bool:
    """Whether the words say surely why a message was refused."""
    return bool(_said(words).sure)


def _read(reason: str, code: str) -> str:
    """A reason that stands for another is that one; a vague one is what the code says, if that says anything."""
    by_code, vague = _by_code(code)
    if reason == "vague" and by_code and not vague:
        return by_code
    return str(_reasons().get(reason, {}).get("reads_as", reason))


def _code(status: str, diagnostic: str, notice: str) -> str:
    """The most telling code: that of the words where the status is as good as none."""
    said = enhanced_in(diagnostic)
    if status[:1] in "45" and status and not status.endswith(".0.0"):
        # Temporary in the words and permanent in the status: tried for days and given up.
        return said if said.startswith("4") and status.startswith("5") and _is_vague(status) else status
    if said:
        return said
    reply = reply_in(diagnostic)
    if status:
        return f"{reply[0]}.0.0" if reply.startswith("4") else _better(status, enhanced_in(notice))
    return (f"{reply[0]}.0.0" if reply else "") or enhanced_in(notice) or _class_of(reply_in(notice))


def _better(status: str, other: str) -> str:
    return other if other[:1] == status[:1] else status


def _class_of(reply: str) -> str:
    return f"{reply[0]}.0.0" if reply else ""


def _by_code(code: str) -> tuple[str, bool]:
    """What the code alone means, and whether words count before it."""
    if not code:
        return "", True
    reasons: Mapping[str, str] = table("statuses")["reasons"]
    _, subject, detail = code.split(".")
    return reasons.get(f"{subject}.{detail}", reasons.get(subject, "")), _is_vague(code)


def _is_vague(code: str) -> bool:
    return code.partition(".")[2] in table("statuses")["vague"]


def _reasons() -> Mapping[str, Any]:
    return table("reasons")


@dataclass(frozen=True, slots=True)
class _Said:
    """The first sure reason that words give, and the first weak one."""

    sure: str = ""
    weak: str = ""


@lru_cache(maxsize=256)
def _said(words: str) -> _Said:
    text = folded(words[:WORDS_LOOKED_AT])
    weak = ""
    for reason, entry in _reasons().items() if text else ():
        if not (weak and entry.get("weak")) and any(found(phrase, text) is not None for phrase in entry["phrases"]):
            if not entry.get("weak"):
                return _Said(reason, weak)
            weak = reason
    return _Said("", weak)
