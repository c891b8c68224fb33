"""How `jatak dkim` shows keys and records."""

from collections.abc import Iterable, Sequence
from typing import Any

from jatak.cli.output import console
from jatak.delivery.dkim.key import Key
from jatak.delivery.dkim.records import record


def content_of(domain: str, keys: Iterable[Key]) -> dict[str, Any]:
    """A domain's keys as plain values, each with its DNS record."""
    return {"domain": domain, "keys": [_key(domain, key) for key in keys]}


def show_keys(content: Sequence[dict[str, Any]], then: str = "") -> None:
    """Print keys as a zone file has them, with what each does as a comment; what to do next is no part of it."""
    if not content:
        console.print("No domain has keys: messages go out unsigned, and the relay signs.", markup=False)
    for each in content:
        print(f"; {each['domain']}")
        for key in each["keys"]:
            print(f"; {key['selector']}: {key['algorithm']}, {key['state']} since {key['since']}")
            print(key["record"]["zone_line"])
    if then:
        console.print(then, markup=False, soft_wrap=True)


def _key(domain: str, key: Key) -> dict[str, Any]:
    made = record(domain, key)
    return {
        "selector": key.selector,
        "algorithm": key.algorithm.value,
        "state": key.state.value,
        "since": key.since,
        "record": {
            "name": made.name,
            "type": "TXT",
            "value": made.value,
            "strings": made.strings,
            "zone_line": made.zone_line(),
        },
    }
