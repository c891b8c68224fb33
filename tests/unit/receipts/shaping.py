"""A document as a graph, held against the published shapes."""

from typing import Any

from pyld import jsonld
from pyshacl import validate
from rdflib import Graph

from jatak.receipts.linked.terms import published


def no_network(url: str, _options: Any) -> Any:
    raise AssertionError(f"{url} was asked for")


def graph_of(document: dict[str, Any]) -> Graph:
    """What a document says, by an independent reader of JSON-LD."""
    quads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": no_network})
    return Graph().parse(data=quads, format="nt")


def refusals(document: dict[str, Any], warnings: bool = False) -> str:
    """What the shapes have against a document; empty where they have nothing."""
    shapes = Graph().parse(data=published("shapes.ttl"), format="turtle")
    holds, _report, words = validate(graph_of(document), shacl_graph=shapes, allow_warnings=not warnings)
    return "" if holds else words
