"""Rows for tests: one that keeps the schema, and how to change it."""

import copy
import json
from pathlib import Path
from typing import Any

from jatak.casebook.file import Casebook, read
from jatak.casebook.verdict import Judged, Said

CONSENT: dict[str, Any] = dict.fromkeys(
    ("given", "proof", "informed", "free", "specific", "separate", "prominent", "names_sender", "names_channel"), True
) | {
    "covers_content": True,
    "from_third_party": False,
    "confirmed": None,
    "indication": "ticked",
    "months_since_given": None,
    "months_since_used": None,
}
CUSTOMER: dict[str, Any] = {
    "relation": "sale",
    "ended": None,
    "months_since_last": None,
    "one_off": None,
    "low_value": None,
    "address_from_sale": None,
    "opt_out_at_collection": False,
    "own_similar": None,
}
ROW: dict[str, Any] = {
    "id": "DK-1",
    "country": "DK",
    "authority": "An authority",
    "date": "2026",
    "name": "A company",
    "source": "memory",
    "verified": "memory",
    "aspect": "send",
    "sender": {"kind": "company"},
    "recipient": {"kind": "consumer", "age": None, "on_register": None, "role_related": None},
    "channel": "email",
    "message": {"declared": "marketing", "elements": ["promotion"], "names_sender": None, "opt_out": True},
    "consent": None,
    "customer": None,
    "objection": None,
    "withdrawal": None,
    "inactive_months": None,
    "expect": {"outcome": "deny", "rule": "no_ground"},
    "note": None,
}


def row(**changed: Any) -> dict[str, Any]:
    """The row with some of its fields changed; `consent={"proof": False}` changes a part of one."""
    made = copy.deepcopy(ROW)
    for name, value in changed.items():
        whole = {"consent": CONSENT, "customer": CUSTOMER}.get(name) or made.get(name)
        made[name] = whole | value if isinstance(value, dict) and whole else value
    return made


def without(name: str, **changed: Any) -> dict[str, Any]:
    """The row without a field."""
    made = row(**changed)
    del made[name]
    return made


def written(file: Path, *rows: dict[str, Any] | str) -> Path:
    """A casebook of these rows, or lines as they are."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in rows]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def shipped() -> Casebook:
    """The casebook of the product."""
    return read()


def judged(expected: str, got: str, **changed: Any) -> Judged:
    """A row with both answers, each as `outcome rule`."""
    (outcome, rule), (said, by) = expected.split(), got.split()
    return Judged(row(expect={"outcome": outcome, "rule": rule}, **changed), Said(said, by, "Because.", "", ()))
