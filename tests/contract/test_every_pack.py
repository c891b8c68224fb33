"""What every rule pack and every floor must keep."""

from datetime import date

import pytest

from jatak.law.pack import Pack
from jatak.law.parameters import CONSENT_AGE, CUSTOMER_ALLOWED, MESSAGE_OPT_OUT, PARAMETERS, REGIME
from jatak.law.reading import Document
from jatak.law.rulebook import Rulebook, documents
from jatak.law.vocabulary import STATUSES

DOCUMENTS = documents()
RULEBOOK = Rulebook.load(date(2026, 11, 21))
DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.code)
PACK = pytest.mark.parametrize(
    "pack", [*RULEBOOK.packs.values(), *RULEBOOK.layers.values()], ids=lambda pack: pack.code
)


@DOCUMENT
def test_each_value_says_where_it_stands_and_how_that_was_checked(document: Document) -> None:
    for name, dated in document.dated.items():
        for value in dated:
            assert value.source.cite, name
            assert value.source.source, name
            assert value.source.status in STATUSES, name
            assert date(1990, 1, 1) < value.valid_from <= RULEBOOK.law_as_of, name


@DOCUMENT
def test_what_was_read_has_an_address(document: Document) -> None:
    for name, dated in document.dated.items():
        for value in dated:
            if value.source.status == "read" and value.value is not None:
                assert value.source.source.startswith(("http://", "https://")), name


@DOCUMENT
def test_what_comes_from_memory_says_so(document: Document) -> None:
    for name, dated in document.dated.items():
        for value in dated:
            assert (value.source.source == "memory") <= (value.source.status == "memory"), name


@PACK
def test_it_names_every_parameter_itself_or_by_its_floor(pack: Pack) -> None:
    named = {name for document in DOCUMENTS for name in document.dated if document.code in (pack.code, _floor(pack))}
    assert named == set(PARAMETERS)


def _floor(pack: Pack) -> str | None:
    return next(document.inherits for document in DOCUMENTS if document.code == pack.code)


OUTSIDE = {"CA", "CH", "US"}
"""Countries without the GDPR or its British twin."""


@PACK
def test_consumers_need_consent_and_marketing_an_opt_out(pack: Pack) -> None:
    """True of the packs that there are; a country of another kind gets its own line here."""
    free = {
        (kind, channel)
        for kind in ("consumer", "sole_trader")
        for channel, regime in (pack[REGIME[kind]].value or {}).items()
        if regime not in ("consent", "opt_out_if_role_related")
    }
    assert free == ({("consumer", "email"), ("sole_trader", "email")} if pack.code == "US" else set())
    assert pack[MESSAGE_OPT_OUT].value is True
    assert pack[CUSTOMER_ALLOWED].value is (pack.code not in ("PL", "US"))


@PACK
def test_the_age_is_one_that_the_gdpr_allows(pack: Pack) -> None:
    age = pack[CONSENT_AGE].value
    assert age is not None
    assert age.amount in (13, 14, 15, 16) or (pack.code in OUTSIDE and age.amount is None)


def test_there_are_the_countries_that_we_promise() -> None:
    promised = "DK NO SE FI IS GB IE DE AT FR NL BE ES IT PL CH US CA"
    assert set(RULEBOOK.packs) == set(promised.split())
    assert len(RULEBOOK.floors) == 16, "the other members of the Union, and Liechtenstein"


@PACK
def test_nothing_of_the_gdpr_is_cited_where_it_does_not_reach(pack: Pack) -> None:
    for name, value in pack.values.items():
        assert pack.code not in OUTSIDE or name.startswith("basis.") or "GDPR" not in value.source.cite, name


@PACK
def test_it_names_its_own_regimes(pack: Pack) -> None:
    own = next(document for document in DOCUMENTS if document.code == pack.code)
    assert {parameter.name for parameter in REGIME.values()} <= set(own.dated)
