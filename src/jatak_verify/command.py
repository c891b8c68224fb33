"""`jatak-verify FILE`"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from jatak_verify import telling
from jatak_verify.checking import TIMES_READ, Trust, findings
from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files.export import Export, of_path, opened
from jatak_verify.files.work import Work
from jatak_verify.finding import Finding, Verdict
from jatak_verify.keys import trusted
from jatak_verify.log.pinned import pinned
from jatak_verify.log.stamps import authorities

ALL_HOLDS, SOMETHING_DOES_NOT, NOT_READABLE = 0, 1, 2
INTERRUPTED, UNHEARD = 130, 141
"""As a shell says that a program was ended by the keyboard, and by nobody listening any more."""
ABOUT = "Checks a file of evidence that Jatak wrote: that nobody changed it, who signed it, and what that proves."
ENDS = "Ends with 0 when all holds, with 1 when something does not, with 2 when the file cannot be read."


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Check the file that was named, tell what was found, and end with 0, 1 or 2."""
    asked = _parser().parse_args(arguments)
    try:
        ended = _checked(asked)
        sys.stdout.flush()
        sys.exit(ended)
    except Unreadable as error:
        telling.no_progress()
        _tell_unreadable(error.words, error.remedy, asked.json)
        sys.exit(NOT_READABLE)
    except BrokenPipeError:
        _say_no_more()
        sys.exit(UNHEARD)
    except OSError as error:
        _say_no_more()
        words = f"The file cannot be read to its end, or what was found cannot be written: {error.strerror}."
        _tell_unreadable(words, "Copy the file to another disk, and run this again.", as_json=False)
        sys.exit(NOT_READABLE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _checked(asked: argparse.Namespace) -> int:
    trust = _trust(asked)
    with of_path(asked.file) as file:
        try:
            export = opened(file, Work(telling.Progress(), TIMES_READ))
        except Broken as broken:
            return _tell_broken(broken, asked.json)
        found = _told_one_by_one(export, trust, quiet=asked.json)
    if asked.json:
        print(telling.as_json(export, found))
    return SOMETHING_DOES_NOT if any(each.verdict is Verdict.FAILS for each in found) else ALL_HOLDS


def _say_no_more() -> None:
    """What is still to be written goes nowhere: nobody listens any more, or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told_one_by_one(export: Export, trust: Trust, quiet: bool) -> list[Finding]:
    """Every finding, told when it is found."""
    teller, found = telling.Teller(sys.stdout), list[Finding]()
    if not quiet:
        teller.heading(export)
    for finding in findings(export, trust):
        found.append(finding)
        telling.no_progress()
        if not quiet:
            teller.finding(finding)
    if not quiet:
        teller.end(found)
    return found


def _trust(asked: argparse.Namespace) -> Trust:
    return Trust(
        trusted(asked.key) if asked.key else None,
        pinned(asked.head) if asked.head else None,
        authorities(asked.tsa) if asked.tsa else (),
    )


def _tell_broken(broken: Broken, as_json: bool) -> int:
    """The list itself is not as it must be: nothing else can be held against it."""
    telling.no_progress()
    finding = Finding("manifest", Verdict.FAILS, broken.words)
    if as_json:
        print(
            json.dumps({"holds": False, "findings": [{"check": "manifest", "verdict": "fails", "words": broken.words}]})
        )
    else:
        teller = telling.Teller(sys.stdout)
        teller.finding(finding)
        teller.end([finding])
    return SOMETHING_DOES_NOT


def _tell_unreadable(words: str, remedy: str, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"holds": False, "error": words, "remedy": remedy}, ensure_ascii=False))
    else:
        print(f"Error: {words}\n{remedy}".strip(), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("jatak-verify", description=ABOUT, epilog=ENDS)
    parser.add_argument("file", type=Path, metavar="FILE", help="the zip file of evidence")
    parser.add_argument(
        "--key", help="the key that you trust: its fingerprint, the key itself, or a file that holds one"
    )
    parser.add_argument(
        "--head", help="a head of the log that you kept: SIZE:ROOT, or a file with a line of log/heads.jsonl"
    )
    parser.add_argument(
        "--tsa", type=Path, metavar="PEM", help="root certificates of time-stamping authorities that you trust"
    )
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")
    return parser
