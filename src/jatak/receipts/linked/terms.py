"""The words that receipts may use: those of others, looked up one by one, and our own."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def published(name: str) -> str:
    """A file of the vocabulary: `jatak.ttl`, `context.json`, `shapes.ttl`, `terms.toml`."""
    return files("jatak.receipts.vocabulary").joinpath(name).read_text("utf-8")


@cache
def context() -> dict[str, Any]:
    """What a receipt carries as its `@context`, so that anybody can expand it without us or a network."""
    found: dict[str, Any] = json.loads(published("context.json"))["@context"]
    return found


@cache
def prefixes() -> dict[str, str]:
    """The namespaces by their prefix."""
    return {name: iri for name, iri in context().items() if isinstance(iri, str) and ":" not in name}


@cache
def looked_up() -> frozenset[str]:
    """Every term of others that we may write, as a whole IRI; countries of `loc` are ISO 3166 and not listed."""
    found = tomllib.loads(published("terms.toml"))
    return frozenset(space + term for space, groups in found.items() for terms in groups.values() for term in terms)


def whole(short: str) -> str:
    """The IRI of a short name; what has no prefix of ours stays as it is."""
    prefix, colon, rest = short.partition(":")
    return prefixes()[prefix] + rest if colon and prefix in prefixes() and not rest.startswith("//") else short


def short(iri: str) -> str:
    """The short name of an IRI, the longest namespace first; others stay whole."""
    for prefix, space in sorted(prefixes().items(), key=lambda each: -len(each[1])):
        if iri.startswith(space) and len(iri) > len(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
