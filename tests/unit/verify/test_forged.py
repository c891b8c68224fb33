"""What somebody changes who can compute every hash again: each lie is found, and said in plain words."""

import pytest
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines
from tests.unit.verify.ledger import Ledger, committed, key

from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.keys import fingerprint, trusted
from jatak_verify.log.pinned import Pinned

EVENTS, PROOFS, HEADS = "data/events.jsonl", "log/proofs.jsonl", "log/heads.jsonl"


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    return ledger.written(tmp_path_factory.mktemp("export") / "e.zip").read_bytes()


def another_person(rows):
    """The event of person 2, told of person 9, with its own hash made anew."""
    entry = rows[1]["entry"] | {"person": "9"}
    rows[1] |= {"entry": entry, "commitment": committed("event 2", entry)}


def test_what_was_changed_and_hashed_anew_is_not_what_was_signed(data):
    told = failing(forged(data, lines(EVENTS, another_person)))
    assert "The list of contents was changed after the key" in told["signature"]


def test_what_another_key_signed_does_not_come_from_whom_the_reader_trusts(ledger, data):
    mallory = forged(data, lines(EVENTS, another_person), key("mallory"))
    told = failing(mallory, Trust(trusted(ledger.public.hex())))
    assert "The key that you trust did not sign this file" in told["key"]
    assert "The newest head of the log was signed by another key than this file." in failing(mallory)["heads"]


def test_who_has_the_key_cannot_change_an_event_that_stands_in_the_log(ledger, data):
    told = failing(forged(data, lines(EVENTS, another_person), ledger.signer))
    assert told.keys() == {"inclusion"}
    assert "is not what stands in the signed log at its place" in told["inclusion"]


def test_who_has_the_key_and_makes_the_log_anew_is_found_by_a_head_that_was_kept(ledger, tmp_path):
    another = Ledger()
    another_person(another.events)
    data = another.written(tmp_path / "e.zip").read_bytes()
    assert failing(data) == {}
    told = failing(data, Trust(head=Pinned(3, ledger.root(3))))
    assert "its past was changed, or it is another log" in told["pinned head"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("person", "9"), ("at", "2026-07-01T02:00:00.000000Z"), ("kind", "withdrawn"), ("served", "x")],
)
def test_an_entry_that_is_not_what_its_commitment_was_made_of(ledger, data, name, value):
    told = failing(forged(data, lines(EVENTS, lambda rows: rows[0]["entry"].update({name: value})), ledger.signer))
    assert "was changed: it is not what its commitment was made of" in told["events"]


def test_a_changed_salt(ledger, data):
    told = failing(forged(data, lines(EVENTS, lambda rows: rows[0].update(salt="00" * 32)), ledger.signer))
    assert "was changed" in told["events"]


def test_changed_particulars_and_words(ledger, data):
    def particulars(rows):
        rows[0]["data"]["ip"] = "192.0.2.8"

    told = failing(forged(data, lines("data/particulars.jsonl", particulars), ledger.signer))
    assert "Browser, address or words beside event" in told["particulars"]
    words = lines("data/notices.jsonl", lambda rows: rows[0].update(words="May we call you?"))
    assert "The words of notice 1 were changed." in failing(forged(data, words, ledger.signer))["notices"]


def test_an_event_that_was_left_out_of_the_log_though_it_is_old(ledger, data):
    def unsealed(rows):
        rows[0] |= {"index": None, "size": None, "path": None}

    young = found(forged(data, lines(PROOFS, unsealed), ledger.signer))
    assert {each.check: each.verdict for each in young}["unsealed"] is Verdict.OPEN

    def old(rows):
        entry = rows[0]["entry"] | {"recorded_at": "2026-06-01T02:00:00.000000Z"}
        rows[0] |= {"entry": entry, "commitment": committed("event 1", entry)}

    def both(files):
        lines(PROOFS, unsealed)(files)
        lines(EVENTS, old)(files)

    told = failing(forged(data, both, ledger.signer))
    assert "is said to be of 1 June 2026, 02:00 UTC, and is not in the log" in told["inclusion"]


@pytest.mark.parametrize(
    "change", [lambda rows: rows.pop(), lambda rows: rows.append(rows[0]), lambda rows: rows.reverse()]
)
def test_proofs_that_are_not_those_of_the_events(ledger, data, change):
    assert failing(forged(data, lines(PROOFS, change), ledger.signer)).keys() & {"log", "inclusion"}


@pytest.mark.parametrize(("name", "value"), [("index", 1), ("size", 2), ("size", 99), ("path", [])])
def test_a_proof_that_proves_another_thing(ledger, data, name, value):
    change = lines(PROOFS, lambda rows: rows[0].update({name: value}))
    assert failing(forged(data, change, ledger.signer)).keys() & {"log", "inclusion"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("root", "00" * 32), ("size", 1), ("at", "2026-07-01T12:02:01.000000Z"), ("log", "00" * 32)],
)
def test_a_head_that_was_changed_after_it_was_signed(ledger, data, name, value):
    change = lines(HEADS, lambda rows: rows[0].update({name: value}))
    assert failing(forged(data, change, ledger.signer)).keys() & {"heads", "log"}


def test_a_log_that_did_not_only_grow(ledger, data):
    change = lines("log/consistency.jsonl", lambda rows: rows[0].update(path=["00" * 32]))
    told = failing(forged(data, change, ledger.signer))
    assert told["consistency"] == "The log of 3 entries is no continuation of that of 2: the past was changed."
    gone = lines("log/consistency.jsonl", lambda rows: rows.clear())
    assert "Nothing proves" in failing(forged(data, gone, ledger.signer))["consistency"]


def test_an_export_that_nobody_signed_proves_nothing(ledger, tmp_path):
    told = failing(ledger.written(tmp_path / "e.zip", signed=False).read_bytes())
    assert "Nobody signed this export" in told["signature"]
    assert "There is no signed head of the log" in told["heads"]


def test_an_earlier_key_of_older_heads_is_told(ledger, tmp_path, monkeypatch):
    older, sign = key("older"), Ledger.head

    def head(self, size):
        return sign(Ledger(older), size) if size == 2 else sign(self, size)

    monkeypatch.setattr(Ledger, "head", head)
    written = ledger.written(tmp_path / "e.zip").read_bytes()
    told = {each.check: each for each in found(written)}
    assert told["earlier key"].verdict is Verdict.OPEN
    assert fingerprint(older.public_key().public_bytes_raw()) in told["earlier key"].words
    assert "It is the one that you trust" not in told["earlier key"].words
    trust = Trust(trusted(older.public_key().public_bytes_raw().hex()))
    told = {each.check: each for each in found(written, trust)}
    assert told["key"].verdict is Verdict.FAILS
    assert "It is the one that you trust, so the company may have replaced it" in told["earlier key"].words
    assert told["consistency"].verdict is Verdict.HOLDS


def test_files_that_are_missing_or_too_many(ledger, data):
    def without(told):
        told["files"] = [each for each in told["files"] if each["path"] != EVENTS]

    told = failing(forged(data, manifest=without, signer=ledger.signer))
    assert told["whole"] == "data/events.jsonl was added: the list of files does not name it."

    def more(told):
        told["files"].append({**told["files"][-1], "path": "log/zebra.jsonl"})

    told = failing(forged(data, manifest=more, signer=ledger.signer))
    assert told["whole"] == "log/zebra.jsonl was taken out: the list of files names it."
    strange = failing(forged(data, lambda files: files.update({"data/script.js": b""}), ledger.signer))
    assert strange["lines"] == "data/script.js is none of the files that an export has."


def test_fewer_lines_than_were_counted(ledger, data):
    told = failing(forged(data, lines("data/messages.jsonl", lambda rows: rows.clear()), ledger.signer))
    assert told["lines"] == "data/messages.jsonl has 0 lines, and the list says 1."
