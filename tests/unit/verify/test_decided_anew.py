"""Each decision of an export is made anew by the gate; what comes out differently is found."""

import pytest
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines
from tests.unit.verify.ledger import Ledger

from jatak_verify.finding import Verdict


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    return ledger.written(tmp_path_factory.mktemp("export") / "e.zip").read_bytes()


def changed(ledger, data, path, change):
    return forged(data, lines(f"data/{path}.jsonl", change), ledger.signer)


def test_another_answer_than_the_gate_gives(ledger, data):
    def because(rows):
        rows[0]["whole"]["because"] = "She is our friend."

    told = failing(changed(ledger, data, "decisions", because))
    assert "Decision 1 comes out differently when it is made anew" in told["decisions"]


def test_a_yes_that_is_a_no(ledger, data):
    told = failing(changed(ledger, data, "decisions", lambda rows: rows[0].update(permitted=False)))
    assert told["decisions"] == "Decision 1 says one thing in short and another in full."


def test_other_facts_than_those_that_were_decided_on(ledger, data):
    told = failing(changed(ledger, data, "message_facts", lambda rows: rows[0].update(channel="sms")))
    assert "their id is not the hash of what they say" in told["decisions"]
    told = failing(changed(ledger, data, "situations", lambda rows: rows[0].update(words={"country": "FR"})))
    assert "says in words something else than in its numbers" in told["decisions"]
    told = failing(changed(ledger, data, "situations", lambda rows: rows[0].update(person_word=str(2**63 - 1))))
    assert "Situation 1" in told["decisions"]


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("rulebooks", {"id": "0" * 16}),
        ("rulebooks", {"law_as_of": "1900-01-01"}),
        ("rulebooks", {"law_as_of": "yesterday"}),
        ("situations", {"layout": "0" * 16}),
    ],
)
def test_a_rulebook_of_another_version_is_said_to_be_one(ledger, data, path, change):
    def other(files):
        lines(f"data/{path}.jsonl", lambda rows: rows[0].update(change))(files)
        if "id" in change:
            rest = {"rulebook": change["id"]}
            for name in ("decisions", "messages"):
                lines(f"data/{name}.jsonl", lambda rows: rows[0].update(rest))(files)

    told = found(forged(data, other, ledger.signer))
    assert [each.words for each in told if each.verdict is Verdict.FAILS] == []
    (said,) = (each for each in told if each.check == "decisions")
    assert said.verdict is Verdict.OPEN
    assert "was not made anew" in said.words or "were not made anew" in said.words


def test_a_message_without_its_decision_or_against_it(ledger, data):
    told = failing(changed(ledger, data, "messages", lambda rows: rows[0].update(situation="2")))
    assert told["messages"] == "Message 7 stands on a decision that is not in this file."
    told = failing(changed(ledger, data, "decisions", lambda rows: rows[0].update(situation="2")))
    assert "names '2', which is not in this file" in told["decisions"]
