"""What was found, for a reader at a terminal, and as one line of JSON for a program."""

import json
import os
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Sequence
from time import monotonic
from typing import TextIO

from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Verdict
from jatak_verify.keys import fingerprint
from jatak_verify.log.head import day

SIGNS = {Verdict.HOLDS: "✓", Verdict.FAILS: "✗", Verdict.OPEN: "?"}
PLAIN_SIGNS = {Verdict.HOLDS: "ok", Verdict.FAILS: "NO", Verdict.OPEN: "??"}
COLOURS = {Verdict.HOLDS: "32", Verdict.FAILS: "1;31", Verdict.OPEN: "33"}
WIDEST = 110
EVERY = 0.2
"""Seconds between two words of progress."""
KNOWN = 0.02
"""The share of the work after which its end can be told."""


class Teller:
    """Writes sentences for people, with a sign before each, as the terminal can show them."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._coloured = out.isatty() and "NO_COLOR" not in os.environ
        self._signs = SIGNS if "utf" in (out.encoding or "").lower() else PLAIN_SIGNS
        self._width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)

    def heading(self, export: Export) -> None:
        """What the file says that it is."""
        manifest = export.manifest
        self._say(str(manifest.asked["words"]))
        self._say(f"Written on {day(manifest.asked_at)} by {manifest.product}.")
        self._say("")

    def finding(self, finding: Finding) -> None:
        """One sentence, with its sign."""
        sign = self._signs[finding.verdict]
        head = f"{sign:<{max(map(len, self._signs.values()))}}  "
        rest = " " * len(head)
        self._say(finding.words, self._painted(head, finding.verdict), rest)

    def end(self, found: Sequence[Finding]) -> None:
        """The whole in one sentence."""
        counts = Counter(each.verdict for each in found)
        verdict = Verdict.FAILS if counts[Verdict.FAILS] else Verdict.HOLDS
        self._say("")
        self._say(_sentence(counts), self._painted("", verdict), "")

    def _painted(self, text: str, verdict: Verdict) -> str:
        return f"\033[{COLOURS[verdict]}m{text}\033[0m" if self._coloured and text else text

    def _say(self, text: str, first: str = "", rest: str = "") -> None:
        safe = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
        lines = textwrap.wrap(safe, self._width - len(rest), break_long_words=False, break_on_hyphens=False) or [""]
        encoding = self._out.encoding or "ascii"
        for number, line in enumerate(lines):
            shown = line.encode(encoding, "replace").decode(encoding)
            print(f"{rest if number else first}{shown}".rstrip(), file=self._out)


def as_json(export: Export, found: Sequence[Finding]) -> str:
    """Everything as one line: whether all holds, who signed, and each finding."""
    answer = {
        "holds": all(each.verdict is not Verdict.FAILS for each in found),
        "asked": export.manifest.asked,
        "keys": [fingerprint(each.key).replace(" ", "") for each in export.manifest.signatures],
        "findings": [{"check": each.check, "verdict": each.verdict, "words": each.words} for each in found],
    }
    return json.dumps(answer, ensure_ascii=False)


def _sentence(counts: Counter[Verdict]) -> str:
    if failed := counts[Verdict.FAILS]:
        what = "One thing does" if failed == 1 else f"{failed} things do"
        return f"{what} NOT hold. Do not rely on this file; ask for it again, and for an explanation."
    if open_ := counts[Verdict.OPEN]:
        what = "one thing is" if open_ == 1 else f"{open_} things are"
        return f"All that could be checked holds; {what} for you to judge: see the lines with a question mark."
    return "Everything holds."


class Progress:
    """Which file is being read and how long it will take, on a terminal alone: a large one takes minutes."""

    def __init__(self) -> None:
        self._begun = self._told = monotonic()

    def __call__(self, path: str, count: int, share: float) -> None:
        now = monotonic()
        if not sys.stderr.isatty() or now - self._told < EVERY:
            return
        self._told = now
        line = f", line {count:,}" if count else ""
        told = f"{share:4.0%}  Reading {path}{line}{_left(now - self._begun, share)}"
        print(f"\r\033[K{told}", end="", file=sys.stderr, flush=True)


def no_progress() -> None:
    """Take the line of progress away."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _left(took: float, share: float) -> str:
    """How long the rest will take; nothing before that can be known."""
    if share < KNOWN:
        return ""
    minutes, seconds = divmod(round(took * (1 - share) / share), 60)
    return f", {minutes}:{seconds:02} left"
