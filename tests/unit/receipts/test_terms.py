"""No invented names: every IRI that a receipt, the context or a shape uses is one that was looked up, or our own."""

import re
from collections.abc import Iterator

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from tests.unit.receipts.made import RECEIPT
from tests.unit.receipts.shaping import graph_of

from jatak.preferences.languages import SPOKEN
from jatak.receipts.linked.terms import context, looked_up, published, short, whole
from jatak.receipts.linked.writing import receipt_node
from jatak.receipts.record.duration import Begin, Kind
from jatak.receipts.record.fields import FIELDS
from jatak.receipts.record.record import Profile
from jatak.receipts.record.states import OF_CONSENT, VALID, State, permits

OURS = "urn:jatak:vocabulary:"
SPACES = ("https://w3id.org/", "http://purl.org/dc/terms/", "http://www.w3.org/2004/02/skos/", OURS)
COUNTRY = re.compile(r"https://w3id\.org/dpv/loc#[A-Z]{2}")


def _ours() -> Graph:
    return Graph().parse(data=published("jatak.ttl"), format="turtle")


def _known(iri: str) -> bool:
    if iri.startswith(OURS):
        return (URIRef(iri), None, None) in _ours()
    return iri in looked_up() or bool(COUNTRY.fullmatch(iri))


def _named(graph: Graph) -> Iterator[str]:
    for triple in graph:
        yield from (str(each) for each in triple if isinstance(each, URIRef) and str(each).startswith(SPACES))


def test_a_receipt_uses_no_other_word():
    found = set(_named(graph_of(receipt_node(RECEIPT))))
    assert len(found) > 60
    assert {iri for iri in found if not _known(iri)} == set()


def test_neither_does_a_shape_nor_the_context():
    shapes = Graph().parse(data=published("shapes.ttl"), format="turtle")
    own = re.compile(rf"{OURS}\w+(Shape|Schema)")
    assert {iri for iri in _named(shapes) if not _known(iri) and not own.fullmatch(iri)} == set()
    assert {name for name in context() if ":" in name and not _known(whole(name))} == set()


def test_the_fields_and_kinds_are_named_by_known_words():
    named = [*(field.term for field in FIELDS), *State, *Kind, *Begin, *Profile]
    assert {name for name in named if not _known(whole(name))} == set()


def test_our_own_words_say_what_they_mean_and_what_they_extend():
    graph = _ours()
    subjects = {each for each in graph.subjects(RDF.type, None) if str(each).startswith(OURS)}
    assert len(subjects) >= 20
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert all((each, label, None) in graph for each in subjects)
    exemption = URIRef(OURS + "ExistingCustomerExemption")
    broader = URIRef("http://www.w3.org/2004/02/skos/core#broader")
    assert (exemption, broader, URIRef(whole("dpv:LegitimateInterestOfController"))) in graph
    others = {iri for iri in _named(graph) if iri.startswith("https://w3id.org/")}
    assert {iri for iri in others if not _known(iri)} == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_our_own_words_have_a_name_in_every_language_of_the_public_pages(language):
    graph, label = _ours(), URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    named = {each for each, _, name in graph.triples((None, label, None)) if name.language == language and str(name)}
    assert {each for each in graph.subjects(RDF.type, None) if str(each).startswith(OURS)} - named == set()


def test_the_shapes_are_shapes():
    shapes = Graph().parse(data=published("shapes.ttl"), format="turtle")
    holds, _report, words = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert holds, words


def test_the_four_schemas_are_those_that_are_published():
    assert {whole(each) for each in Profile} == {
        f"https://w3id.org/dpv/schema/dpv-27560#{name}"
        for name in ("record", "receipt", "record-eu-gdpr", "receipt-eu-gdpr")
    }


def test_the_states_are_the_ten_of_the_vocabulary():
    names = {state.value.removeprefix("dpv:") for state in OF_CONSENT}
    assert names == {
        "ConsentUnknown",
        "ConsentRequested",
        "ConsentRequestDeferred",
        "ConsentRefused",
        "ConsentGiven",
        "RenewedConsentGiven",
        "ConsentExpired",
        "ConsentWithdrawn",
        "ConsentRevoked",
        "ConsentInvalidated",
    }
    assert "dpv:ConsentTerminated" not in set(State)


@pytest.mark.parametrize("state", [*State, None])
def test_only_a_given_or_renewed_consent_permits(state):
    assert permits(state) == (state in {"dpv:ConsentGiven", "dpv:RenewedConsentGiven"})
    assert {State.GIVEN, State.RENEWED} == VALID


@pytest.mark.parametrize("name", ["dpv:hasPurpose", "eu-gdpr:A6-1-a", "loc:DK", "jatak:Email", "dpv-27560:record"])
def test_short_names_stand_for_one_whole_name(name):
    assert short(whole(name)) == name
    assert short("https://example.com/a") == whole("https://example.com/a") == "https://example.com/a"
