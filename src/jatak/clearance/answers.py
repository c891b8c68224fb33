"""Keeps each rule's answer once; decisions name it by its number."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from jatak.clearance.decider import Decider
from jatak.database.using import connection
from jatak.gate.decision import Answer, Decision

Hashes = dict[int, tuple[Answer, str]]
"""The hash of an answer by the identity of the object, which is kept beside it so that no other gets its identity."""

_hashes: WeakKeyDictionary[Decider, Hashes] = WeakKeyDictionary()

_INSERT = """
INSERT INTO clearance_answer (sha256, answer)
SELECT decode(a ->> 0, 'hex'), a -> 1 FROM jsonb_array_elements(%s::jsonb) AS a
ON CONFLICT DO NOTHING
"""
_NUMBERS = "SELECT encode(sha256, 'hex'), id FROM clearance_answer WHERE sha256 = ANY (%s)"


def summary(decision: Decision) -> str:
    """A decision as canonical JSON, without every rule's answer."""
    return _told(replace(decision, answers=()))


@lru_cache(maxsize=8192)
def _told(decision: Decision) -> str:
    plain = asdict(decision)
    del plain["answers"]
    return json.dumps(plain, default=str, sort_keys=True)


def keep_answers(decider: Decider, decisions: Iterable[Decision]) -> list[str]:
    """The numbers of the answers of each decision as an array literal, the answers stored where they are new."""
    several = [decision.answers for decision in decisions]
    # Some decisions have thousands of answers, so what is done for each of them is left to C.
    distinct: dict[int, Answer] = {}
    for answers in several:
        distinct.update(zip(map(id, answers), answers, strict=True))
    hashes = _hashed(decider, distinct)
    numbers = _stored({hashes[key]: answer for key, answer in distinct.items()})
    number = {key: str(numbers[hashes[key]]) for key in distinct}
    return ["{" + ",".join(map(number.__getitem__, map(id, answers))) + "}" for answers in several]


def _hashed(decider: Decider, distinct: dict[int, Answer]) -> dict[int, str]:
    known = _hashes.setdefault(decider, {})
    for key, answer in distinct.items():
        if key not in known:
            known[key] = answer, hashlib.sha256(_plain(answer).encode()).hexdigest()
    return {key: known[key][1] for key in distinct}


def _stored(wanted: dict[str, Answer]) -> dict[str, int]:
    numbers = _numbers(wanted)
    if new := sorted(wanted.keys() - numbers.keys()):
        with connection().cursor() as cursor:
            rows = ",".join(f'["{each}",{_plain(wanted[each])}]' for each in new)
            cursor.execute(_INSERT, [f"[{rows}]"])
        numbers |= _numbers(new)
    return numbers


def _numbers(hashes: Iterable[str]) -> dict[str, int]:
    with connection().cursor() as cursor:
        cursor.execute(_NUMBERS, [[bytes.fromhex(each) for each in hashes]])
        return dict(cursor.fetchall())


def _plain(answer: Answer) -> str:
    return json.dumps(asdict(answer), default=str, sort_keys=True)
