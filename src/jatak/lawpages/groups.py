"""Parameters grouped by the first part of their names, each group with a title."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jatak.law.parameter import Parameter
from jatak.law.parameters import PARAMETERS
from jatak.lawpages.words import said, title

TITLES: Mapping[str, str] = {
    "regime": "Who may be written to",
    "consent": "Consent",
    "customer": "Existing customers",
    "content": "What is in the message",
    "message": "What every message carries",
    "objection": "Objections",
    "address": "Addresses that lead to nobody",
    "leaving": "Leaving",
    "register": "Do-not-contact registers",
    "time": "Time",
    "basis": "Legal basis under the GDPR",
}
"""In the order of a page; a group without a title comes last, under its own name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parameters that belong together; `asks` is what all of them ask, where they ask the same."""

    name: str
    title: str
    asks: str
    labels: Mapping[str, str]
    """What each parameter asks, by its name, in the order of the packs."""


def groups(parameters: Mapping[str, Parameter[Any]] = PARAMETERS) -> tuple[Group, ...]:
    """Every group, in the order of a page."""
    found: dict[str, list[Parameter[Any]]] = {}
    for parameter in parameters.values():
        found.setdefault(group_of(parameter.name), []).append(parameter)
    order = [*(name for name in TITLES if name in found), *(name for name in found if name not in TITLES)]
    return tuple(_group(name, found[name]) for name in order)


def group_of(parameter: str) -> str:
    """The first part of a parameter's name."""
    return parameter.partition(".")[0]


def asked(parameter: Parameter[Any]) -> str:
    """What a parameter asks, with the words of packs as people say them."""
    head, colon, tail = parameter.meaning.rstrip(".").rpartition(": ")
    return f"{head}{colon}{said(tail)}" if colon else tail


def _group(name: str, members: list[Parameter[Any]]) -> Group:
    said_by = {one.name: asked(one) for one in members}
    heads = {text.rpartition(": ")[0] for text in said_by.values()}
    shared = heads.pop() if len(heads) == 1 else ""
    labels = {key: text.removeprefix(f"{shared}: ") if shared else text for key, text in said_by.items()}
    return Group(name, TITLES.get(name, title(name)), shared, labels)
