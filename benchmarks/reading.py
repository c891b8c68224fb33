"""How well mail that comes back is read: recipients and reasons right on real mail, and milliseconds a message."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest
from tests.golden.mail.material import ANSWERS, Case, bounce_email, flufl, ordinary

from jatak.inbound.reading.bounces.opinion import second_opinion
from jatak.inbound.reading.heard import Kind
from jatak.inbound.reading.mail.opening import open_mail
from jatak.inbound.reading.post import read

SETS: dict[str, Callable[[], list[Case]]] = {"bounce_email": bounce_email, "flufl.bounce": flufl}


def main() -> None:
    """Print the figures of each set that is here; name the others."""
    figures: dict[str, Any] = {}
    for name, cases in (*((name, lambda of=of: _bounces(of())) for name, of in SETS.items()), ("ordinary", _ordinary)):
        try:
            figures[name] = cases()
        except pytest.skip.Exception as missing:
            figures[name] = {"not measured": str(missing)}
    print(json.dumps(figures) if "--json" in sys.argv else json.dumps(figures, indent=2))


def _bounces(cases: list[Case]) -> dict[str, Any]:
    """Shares that are right, and flufl.bounce alone on the same mails as the baseline."""
    named = [case for case in cases if case.recipients]
    heard = {case.file: read(case.file.read_bytes()) for case in cases}
    found = [case for case in named if set(_lower(case.recipients)) <= set(_lower(heard[case.file].recipients))]
    right = [case for case in cases if heard[case.file].permanent is case.permanent]
    others = [case for case in named if set(_lower(case.recipients)) <= set(_lower(_by_flufl(case)))]
    return {
        "bounces": len(cases),
        "recipient found": round(len(found) / len(named), 4),
        "recipient found by flufl.bounce alone": round(len(others) / len(named), 4),
        "permanent against temporary right": round(len(right) / len(cases), 4),
        "wrong": [case.file.name for case in cases if case not in right or (case in named and case not in found)],
    }


def _ordinary() -> dict[str, Any]:
    files = ordinary()
    heard, times = {}, []
    for file in files:
        data = file.read_bytes()
        begin = time.process_time()
        heard[f"{file.parent.name}/{file.name[:5]}"] = read(data)
        times.append(time.process_time() - begin)
    taken = {name for name, one in heard.items() if one.kind in (Kind.BOUNCE, Kind.OPT_OUT, Kind.COMPLAINT)}
    return {
        "messages": len(files),
        "bounces really among them": len(taken & set(ANSWERS["ordinary"]["bounces"])),
        "wrongly taken for a bounce, a complaint or a request": sorted(taken - set(ANSWERS["ordinary"]["bounces"])),
        "shown to a person": sum(one.action == "ask_a_person" for one in heard.values()),
        "seconds of one core": round(sum(times), 1),
        "ms a message": round(1000 * statistics.mean(times), 2),
        "ms at the slowest": round(1000 * max(times)),
    }


def _by_flufl(case: Case) -> tuple[str, ...]:
    data = case.file.read_bytes()
    return second_opinion(open_mail(data), data)


def _lower(addresses: tuple[str, ...]) -> list[str]:
    return [address.lower() for address in addresses]


if __name__ == "__main__":
    main()
