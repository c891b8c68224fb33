"""One answer to all that was said."""

from collections.abc import Iterable
from dataclasses import replace

from jatak.inbound.reading.look import BESIDES, Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.reading.words.judging import Said

CONTRARY = ("other", "about", "stay", "form")
"""What makes a clear wish doubtful, wherever it stands."""
SETTLED = ("start", "stay")
DOUBTS = (
    *(Look.ERASURE, Look.ACCOUNT, Look.ORDER, Look.ACCESS),
    *(Look.OTHER, Look.QUESTION, Look.FEWER, Look.BARE, Look.HINT),
)
"""Reasons for a person to look, the gravest first."""


def decided(every: Iterable[Said]) -> Request:
    """Leave, if they clearly ask for it and say nothing to the contrary; else the gravest doubt."""
    by_kind: dict[str, Said] = {}
    for one in every:
        by_kind.setdefault(one.kind, one)
    if "says" in by_kind:
        contrary = next((kind for kind in CONTRARY if kind in by_kind), "")
        if contrary:
            look = Look.OTHER if contrary in ("other", "about") else Look.CONTRARY
            return _request(Verdict.DOUBTFUL, look, by_kind["says"])
        also = next((kind for kind in DOUBTS if kind in BESIDES and kind in by_kind), "")
        return replace(_request(Verdict.LEAVE, "asked", by_kind["says"]), also=also)
    for kind in SETTLED:
        if kind in by_kind:
            return _request(Verdict.NOTHING, kind, by_kind[kind])
    for kind in DOUBTS:
        if kind in by_kind:
            return _request(Verdict.DOUBTFUL, kind, by_kind[kind])
    return Request(Verdict.NOTHING)


def _request(verdict: Verdict, because: str, one: Said) -> Request:
    return Request(verdict, one.language, one.words, because)
