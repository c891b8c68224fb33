"""The public keys that receivers find (RFC 6376, 8301, 8463)."""

import base64

import pytest
from cryptography.hazmat.primitives.serialization import PublicFormat
from tests.unit.reputation.keys import ed25519, rsa
from tests.unit.reputation.told import find, levels, only
from tests.unit.reputation.zone import Zone

from jatak.reputation.dkim import Selector, check_dkim
from jatak.reputation.finding import Finding, Level

# Read by the library, but no longer made by it.
OF_512_BITS = (
    "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMz+VJN1TrgldraOenOrBZY4chhXCpFQ16IcRR5NwMhsHVNA4ZOCBCZJeU4a"
    "PBJ7vK2YRDuW12UF2Y7827wgOKkCAwEAAQ=="
)
PLACE = "jatak2611r._domainkey.nordlys.example"


def dkim(*texts: str, own: str | None = None, kind: str = "rsa") -> list[Finding]:
    zone = Zone({f"{PLACE} TXT": list(texts)})
    return list(check_dkim("nordlys.example", zone, [Selector("jatak2611r", own, kind)]))


def test_a_good_key_of_each_kind() -> None:
    assert "RSA, 2048 bits" in only(dkim(f"v=DKIM1; k=rsa; p={rsa()}"), Level.OK).seen
    assert "Ed25519" in only(dkim(f"v=DKIM1; k=ed25519; p={ed25519()}"), Level.OK).seen


def test_what_may_be_left_out_and_how_it_may_be_spaced() -> None:
    spaced = f"{rsa()[:100]} {rsa()[100:]}"
    assert levels(dkim(f"p={spaced};")) == ["ok"]
    assert levels(dkim(f"v=DKIM1;h=sha1:sha256;s=email;t=s;p={rsa()}")) == ["ok"]


def test_the_same_key_in_its_other_form_is_ours() -> None:
    assert levels(dkim(f"v=DKIM1; p={rsa(2048, PublicFormat.PKCS1)}", own=rsa())) == ["ok"]


def test_a_key_that_is_not_ours_is_a_problem() -> None:
    other = base64.b64encode(bytes(32)).decode()
    assert (
        "not the one that we sign with"
        in only(dkim(f"k=ed25519; p={ed25519()}", own=other, kind="ed25519"), Level.PROBLEM).seen
    )
    assert levels(dkim(f"k=ed25519; p={ed25519()}", own=ed25519(), kind="ed25519")) == ["ok"]


def test_a_key_of_another_kind_than_ours_is_a_problem() -> None:
    assert "not the one that we sign with" in only(dkim(f"k=ed25519; p={ed25519()}", own=rsa()), Level.PROBLEM).seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("v=DKIM1; p=", "is revoked"),
        ("v=DKIM1; k=rsa", "it has no p="),
        ("v=DKIM2; p=AAAA", "v=DKIM1 must come first"),
        ("k=rsa; v=DKIM1; p=AAAA", "v=DKIM1 must come first"),
        ("v=DKIM1; k=rsa; p=AAA!A", "p= is not base64"),
        ("v=DKIM1; k=rsa; p=AAAA", "p= is no RSA key"),
        ("v=DKIM1; k=ed25519; p=AAAA", "3 octets instead of 32"),
        ("v=DKIM1; k=x; p=AAAA", "k=x is not known"),
        ("v=DKIM1; p; q", "'p' is no tag"),
        ("v=DKIM1; p=A; p=B", "p= stands twice"),
    ],
)
def test_a_key_that_cannot_be_used_says_why(text: str, words: str) -> None:
    assert words in only(dkim(text), Level.PROBLEM).seen


def test_what_the_key_is_not_for() -> None:
    assert "h=sha1" in only(dkim(f"v=DKIM1; h=sha1; p={rsa()}"), Level.PROBLEM).seen
    assert "s=tlsrpt" in only(dkim(f"v=DKIM1; s=tlsrpt; p={rsa()}"), Level.PROBLEM).seen


def test_an_ed25519_key_cut_from_an_rsa_record_is_told() -> None:
    assert "octets instead of 32" in only(dkim(f"v=DKIM1; k=ed25519; p={rsa()}"), Level.PROBLEM).seen


def test_length_of_rsa_keys() -> None:
    assert "has 1024 bits" in only(dkim(f"v=DKIM1; p={rsa(1024)}"), Level.WARNING).seen
    assert "has 512 bits" in only(dkim(f"v=DKIM1; p={OF_512_BITS}"), Level.PROBLEM).seen


def test_testing_is_a_warning_beside_the_key() -> None:
    found = dkim(f"v=DKIM1; t=y:s; p={rsa()}")
    assert levels(found) == ["ok", "warning"]
    assert "t=y" in find(found, "being tested").seen


def test_no_key_two_keys_and_no_selector() -> None:
    assert f"no key at {PLACE}" in only(dkim(), Level.PROBLEM).seen
    assert "has 2 TXT records" in only(dkim(f"v=DKIM1; p={rsa()}", "v=DKIM1; p="), Level.PROBLEM).seen
    assert "No selector" in only(check_dkim("nordlys.example", Zone({}), []), Level.WARNING).seen
