"""A signature holds for exactly what was signed, in exactly one spelling."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.receipts.made import RECEIPT

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.writing import receipt_node
from jatak.receipts.signing.jws import SIGNATURE, checked, signed

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


@pytest.fixture
def document():
    return json.loads(json.dumps(signed(receipt_node(RECEIPT), KEY.sign, PUBLIC)))


def test_it_names_the_key_and_changes_nothing_else(document):
    assert checked(document).key == PUBLIC
    assert checked(document).fingerprint.replace(" ", "") == PUBLIC.hex()
    assert read(document) == RECEIPT
    assert signed(document, KEY.sign, PUBLIC) == document, "signing again is the same"


def test_who_signed_nothing_is_told_apart(document):
    del document[SIGNATURE]
    assert checked(document) is None


def test_any_change_of_any_text_is_found(document):
    places = list(_texts(document))
    assert len(places) > 100
    for holder, name in places:
        before = holder[name]
        holder[name] = before + "x" if before != "x" else "y"
        with pytest.raises(NotAReceipt):
            checked(document)
        holder[name] = before
    assert checked(document).key == PUBLIC


@pytest.mark.parametrize(
    "mark", ["", "a.b.c", "..", "e30..e30", "e30.e30", None, 7, "eyJhbGciOiJub25lIn0..", "W10..AA", "x" * 10_000]
)
def test_what_is_no_signature_is_said_in_plain_words(document, mark):
    with pytest.raises(NotAReceipt, match="jatak:signature"):
        checked(document | {SIGNATURE: mark})


def test_another_spelling_of_the_same_bytes_is_refused(document):
    header, _, mark = document[SIGNATURE].split(".")
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = last[last.index(mark[-1]) ^ 1]
    with pytest.raises(NotAReceipt, match="base64url"):
        checked(document | {SIGNATURE: f"{header}..{mark[:-1]}{other}"})


def _texts(value):
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in pairs:
        if isinstance(each, str):
            yield value, name
        else:
            yield from _texts(each)
