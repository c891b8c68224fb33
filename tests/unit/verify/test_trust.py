"""What the reader brings: a key, a head of another day; each in any of the ways in which people get them."""

import json
from hashlib import sha256

import pytest
import rfc8785
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.unit.verify.checked import failing
from tests.unit.verify.ledger import Ledger, key

from jatak_verify.checking import Trust
from jatak_verify.errors import Unreadable
from jatak_verify.keys import fingerprint, trusted
from jatak_verify.log.pinned import Pinned, pinned


@pytest.fixture(scope="module")
def ledger():
    return Ledger(sizes=(2, 4), events=5)


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    return ledger.written(tmp_path_factory.mktemp("export") / "e.zip").read_bytes()


def test_a_key_as_fingerprint_digits_or_file(ledger, tmp_path):
    public = ledger.public
    (tmp_path / "key.txt").write_text(f"{public.hex()}\n")
    pem = ledger.signer.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key.pem").write_bytes(pem)
    ways = (fingerprint(public), fingerprint(public).upper(), public.hex(), tmp_path / "key.txt", tmp_path / "key.pem")
    for given in map(str, ways):
        assert trusted(given).is_for(public)
        assert not trusted(given).is_for(key("mallory").public_key().public_bytes_raw())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
def test_what_is_no_key_is_refused_with_a_remedy(tmp_path, content):
    (tmp_path / "key").write_bytes(content)
    for given in (str(tmp_path / "key"), str(tmp_path), "12 34", "x" * 5000, "\0"):
        with pytest.raises(Unreadable) as refused:
            trusted(given)
        assert refused.value.remedy


SHEET = "Keep this.\n\nLog:\n  5a5a\nEntries:\n  {size}\nRoot:\n  {root}\nSigned at:\n  2026-07-01T12:02:00.000000Z\n"


def test_a_head_that_was_kept_is_continued(ledger, data, tmp_path):
    digits = ledger.root(2).hex()
    groups = " ".join(digits[at : at + 4] for at in range(0, 64, 4))
    (tmp_path / "sheet.txt").write_text(SHEET.format(size=2, root=groups))
    for given in (f"2:{groups}", str(tmp_path / "sheet.txt")):
        assert pinned(given) == Pinned(2, ledger.root(2))
    (tmp_path / "heads.jsonl").write_bytes(b"".join(rfc8785.dumps(ledger.head(size)) + b"\n" for size in (2,)))
    for given in (f"2:{ledger.root(2).hex()}", f"2:{ledger.root(2).hex().upper()}", str(tmp_path / "heads.jsonl")):
        assert pinned(given).size == 2
        assert failing(data, Trust(head=pinned(given))) == {}


@pytest.mark.parametrize(
    ("size", "root", "words"),
    [
        (2, "00" * 32, "its past was changed, or it is another log"),
        (3, None, "This file has no head of 3 entries"),
        (5, None, "is newer than this file: ask for a new export"),
    ],
)
def test_a_head_that_is_not_continued(ledger, data, size, root, words):
    kept = Pinned(size, bytes.fromhex(root) if root else ledger.root(size))
    assert words in failing(data, Trust(head=kept))["pinned head"]


def test_a_head_without_entries_has_one_root_alone(data):
    assert failing(data, Trust(head=Pinned(0, sha256().digest()))) == {}
    told = failing(data, Trust(head=Pinned(0, bytes(32))))
    assert told["pinned head"] == "The head that you kept is none: a log without entries has another root."


def test_a_head_of_another_log(ledger, data, tmp_path):
    another = Ledger(key("another"))
    another.name = "77" * 32
    (tmp_path / "head").write_bytes(rfc8785.dumps(another.head(2)))
    told = failing(data, Trust(head=pinned(str(tmp_path / "head"))))
    assert "The head that you kept is that of another log" in told["pinned head"]


def test_what_is_no_head_is_refused_with_a_remedy(ledger, tmp_path):
    head = ledger.head(2)
    wrong = [b"", b"\xff", b"{}", json.dumps(head).encode(), rfc8785.dumps({**head, "size": 3})]
    for content in wrong:
        (tmp_path / "head").write_bytes(content)
        with pytest.raises(Unreadable) as refused:
            pinned(str(tmp_path / "head"))
        assert refused.value.remedy
    for given in ("5:1234", "x:" + "00" * 32, str(tmp_path), "\0"):
        with pytest.raises(Unreadable):
            pinned(given)
