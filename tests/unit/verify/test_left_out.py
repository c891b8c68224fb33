"""An export of the whole ledger must account for every entry of the log; whoever owns key and database cannot cheat."""

from datetime import timedelta

import pytest
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines
from tests.unit.verify.ledger import NOON, Ledger, committed, page, salt

from jatak.evidence.contents import Contents, Part, Stamp
from jatak.evidence.export import write
from jatak.evidence.manifest import instant

EVENTS, PROOFS = "data/events.jsonl", "log/proofs.jsonl"


@pytest.fixture
def ledger():
    return Ledger(sizes=(2, 4), events=4)


def everything(ledger, file, events, stones=()):
    """The ledger of all, with these of its entries; each must be one of the log."""
    parts = (Part("events", "events", events), Part("tombstones", "tombstones", stones))
    contents = Contents({"kind": "ledger", "controller": None, "words": "The ledger of every company."}, parts, page)
    return write(file, contents, Stamp(NOON + timedelta(days=1), "1.2.3"), log=ledger.log()).file.read_bytes()


def stone(leaves):
    """A tombstone over these leaves, as a line of an export."""
    said = {
        "id": "00000000-0000-7000-8000-000000000004",
        "at": instant(NOON),
        "why": "request",
        "leaves": leaves,
    }
    return {"entry": said, "salt": salt("stone").hex(), "commitment": committed("stone", said)}


def test_all_of_it_is_there(ledger, tmp_path):
    data = everything(ledger, tmp_path / "e.zip", ledger.events)
    assert failing(data) == {}
    told = {each.check: each.words for each in found(data)}
    assert told["complete"] == "Nothing was left out: the log has 4 entries, and they are all here."


def test_an_entry_that_is_told_twice_does_not_stand_for_one_that_is_left_out(ledger, tmp_path):
    def second_for_first(rows):
        rows[0] = rows[1]

    def changed(files):
        lines(EVENTS, second_for_first)(files)
        lines(PROOFS, second_for_first)(files)

    told = failing(forged(everything(ledger, tmp_path / "e.zip", ledger.events), changed, ledger.signer))
    assert told == {"inclusion": "The log has 4 entries, and this file accounts for 3: others were left out."}


@pytest.mark.parametrize(
    ("leaves", "there"), [([1], 3), ([1, 2], 3), ([7, 8], 3), ([9_007_199_254_740_991], 3), ([0], 4)]
)
def test_a_stone_over_what_is_there_does_not_stand_for_what_is_left_out(ledger, tmp_path, leaves, there):
    """The first event is left out; the stone is the last entry of the log, over some of the others or over none."""
    ledger.events[3] = stone(leaves)
    whole = everything(ledger, tmp_path / "e.zip", ledger.events[:3], [stone(leaves)])

    def without_the_first(files):
        lines(EVENTS, lambda rows: rows.pop(0))(files)
        lines(PROOFS, lambda rows: rows.pop(0))(files)

    def one_less(told):
        told["counts"]["events"] = 2

    told = failing(forged(whole, without_the_first, ledger.signer, one_less))
    if there == 4:
        assert told == {}
    else:
        assert told == {
            "inclusion": f"The log has 4 entries, and this file accounts for {there}: others were left out."
        }
