"""An export as it was written holds; whatever is changed in it, at whatever place, is found and said."""

import io
import zipfile

import pytest
from tests.unit.verify.checked import failing, found
from tests.unit.verify.ledger import Ledger

from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.keys import trusted


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    return ledger.written(tmp_path_factory.mktemp("export") / "e.zip").read_bytes()


@pytest.fixture(scope="module")
def small(ledger, tmp_path_factory):
    """One event and its words: every byte of it can be tried."""
    few = Ledger(sizes=(1,), events=1)
    rows = {name: few.rows()[name] for name in ("events", "notices", "particulars")}
    return few.written(tmp_path_factory.mktemp("export") / "small.zip", rows).read_bytes()


def test_an_export_as_it_was_written_holds(ledger, data):
    told = found(data, Trust(trusted(ledger.public.hex())))
    assert {each.verdict for each in told} == {Verdict.HOLDS}
    checks = [each.check for each in told]
    assert checks == [
        *("whole", "signature", "key", "lines", "events", "particulars", "notices", "decisions", "messages"),
        *("heads", "consistency", "inclusion"),
    ]


def test_without_a_key_to_trust_the_fingerprint_is_there_to_compare(ledger, data):
    told = {each.check: each for each in found(data)}
    assert told["key"].verdict is Verdict.OPEN
    assert "Nobody has vouched for this key" in told["key"].words


def test_any_zip_program_can_open_it(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "manifest.json"


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_any_changed_byte_is_found(small, mask):
    unseen = [at for at in range(len(small)) if not failing(flipped(small, at, mask))]
    assert unseen == []


@pytest.mark.parametrize("bit", range(8))
def test_any_changed_bit_of_the_whole_is_found(data, bit):
    places = range(bit * 3, len(data), 41)
    assert [at for at in places if not failing(flipped(data, at, 1 << bit))] == []


def test_any_file_that_was_cut_off_is_found_and_said(small):
    words = [failing(small[:length])["read"] for length in range(4, len(small))]
    assert all("cut off" in each or "changed" in each for each in words)


def test_a_byte_too_many_is_found_wherever_it_stands(small):
    unseen = [at for at in range(len(small) + 1) if not failing(small[:at] + b"\0" + small[at:])]
    assert unseen == []
    assert "added to the file: 1 bytes at its end" in failing(small + b"\0")["read"]


def test_a_byte_too_few_is_found_wherever_it_stood(small):
    assert [at for at in range(len(small)) if not failing(small[:at] + small[at + 1 :])] == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_packed_anew_it_is_not_the_file_that_was_signed(data, method):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", method) as anew:
        for name in archive.namelist():
            anew.writestr(name, archive.read(name))
    assert "packed anew by another program" in failing(out.getvalue())["read"]


def test_a_file_that_is_no_export_is_said_to_be_none():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w"):
        pass
    for other in (b"", b"PK", b"%PDF-1.7 and more", out.getvalue()):
        assert "This is no export" in failing(other)["read"]


def flipped(data: bytes, at: int, mask: int) -> bytes:
    return data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
