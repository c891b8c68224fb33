"""Each property of a whole receipt is taken out in turn: the shapes refuse what then lacks something mandatory."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.receipts.made import CONSENT, CUSTOMER, RECEIPT
from tests.unit.receipts.shaping import refusals

from jatak.receipts.linked.writing import receipt_node

OPTIONAL = {
    "rdfs:seeAlso": "where our own words are explained",
    "dct:description": "words beside a category",
    "skos:broader": "a category beside words",
    "dct:hasVersion": "of the words that were shown",
    "dpv:hasIndicationMethod": "good practice, says the guide",
    "dpv:hasProcessing": "how it was collected, beside the source",
    "jatak:channel": "ours",
    "jatak:grade": "ours",
    "jatak:event": "ours",
    "jatak:commitment": "ours",
    "jatak:sha256": "ours",
    "jatak:words": "ours",
    "jatak:countedFrom": "ours",
    "rdf:value": "of a span; its kind is mandatory",
}
"""What may be missing, and why."""
ELSEWHERE = {
    ("dpv:hasDataSubject", "dct:identifier"): "the subject is named by its IRI",
    ("dpv:hasNotice", "dct:identifier"): "the notice is named by its IRI",
    ("dpv:hasNotice", "dct:language"): "the language stands at the process, too",
    ("dpv:hasRight", "dpv:isExercisedAt"): "where a consent is taken back stands at its control",
    ("dpv:hasEntityControl", "dpv:isExercisedAt"): "asked of consents alone",
    ("dpv:hasDataSubject", "@type"): "whose type follows from the property",
    ("dpv:hasRight", "@type"): "of any kind",
    ("dpv:hasDataSource", "@type"): "of any kind",
    ("dpv:hasPurpose", "@type"): "whose type follows from the property",
    ("dpv:hasProcess", "@type"): "whose type follows from the property",
    ("dpv:hasProcessingCondition", "@type"): "whose type follows from the property",
    ("dpv:hasProcessingCondition", "dpv:hasLocation"): "any condition may be named",
    ("dpv:hasConsentControl", "@type"): "whose type follows from the property",
    ("dpv:hasEntityControl", "@type"): "whose type follows from the property",
}
OF_CUSTOMERS = {"dpv:hasDataSource", "dpv:hasRight", "dpv:hasAuthority", "dpv:hasProcessingCondition"}
"""The GDPR profile asks these of consent records; for customers no schema is published."""
RECORDS = {"consent": CONSENT, "customer": CUSTOMER}


def _document(kind: str) -> dict[str, Any]:
    return json.loads(json.dumps(receipt_node(replace(RECEIPT, records=(RECORDS[kind],)))))


def _places(value: Any, under: str = "", way: tuple[Any, ...] = ()) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Each property with that under which it stands, and the way to it."""
    for name, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if name in ("@context", "@value"):
            continue
        if isinstance(name, str) and name != "@id":
            yield under, name, (*way, name)
        yield from _places(each, name if isinstance(name, str) else under, (*way, name))


def _is_optional(kind: str, under: str, name: str) -> bool:
    of_customer = kind == "customer" and name in OF_CUSTOMERS
    return name in OPTIONAL or (under, name) in ELSEWHERE or of_customer or under == "rdf:value"


MANDATORY = sorted(
    {
        (kind, under, name)
        for kind in RECORDS
        for under, name, _ in _places(_document(kind))
        if not _is_optional(kind, under, name)
    }
)


def test_nearly_every_property_is_mandatory():
    assert len(MANDATORY) > 60
    there = {(under, name) for kind in RECORDS for under, name, _ in _places(_document(kind))}
    assert {name for name in OPTIONAL if name not in {name for _, name in there}} == set()
    assert set(ELSEWHERE) - there == set(), "an exception that nothing needs"


@pytest.mark.parametrize(("kind", "under", "name"), MANDATORY)
def test_without_it_the_shapes_refuse(kind, under, name):
    for found_under, found, way in list(_places(_document(kind))):
        if (found_under, found) == (under, name):
            document = _document(kind)
            holder = document
            for step in way[:-1]:
                holder = holder[step]
            del holder[way[-1]]
            assert refusals(document), f"{' › '.join(map(str, way))} was taken out and nobody minded"
