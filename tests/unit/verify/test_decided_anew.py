"""Each decision of an export is made anew by the gate; what comes out differently is found."""

import pytest
from tests.unit.gate.cast import EVE
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines
from tests.unit.verify.ledger import Ledger, decided

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


@pytest.mark.parametrize(
    ("state", "words"),
    [("accepted", "was sent"), ("uncertain", "may have been sent"), ("offered", "is on its way"), ("dropped", None)],
)
def test_a_message_that_was_denied(tmp_path, state, words):
    ledger = Ledger()
    rows = ledger.rows() | denied(state)
    told = failing(ledger.written(tmp_path / "e.zip", rows).read_bytes())
    said = f"Message 7 {words}, although its decision says that it must not be."
    assert told == ({"messages": said} if words else {})


def denied(state):
    """The decision on somebody who never said yes, and a message that stands on it."""
    rows = decided(EVE)
    assert rows["decisions"][0]["permitted"] is False
    rows["messages"][0]["state"] = state
    return rows


def test_a_message_in_a_state_that_there_is_not(ledger, data):
    told = failing(changed(ledger, data, "messages", lambda rows: rows[0].update(state="gone")))
    assert told["decisions"] == "Message 7 is in a state that there is not."


def test_a_decision_twice_or_under_another_name(ledger, data, tmp_path):
    twice = forged(data, lines("data/decisions.jsonl", lambda rows: rows.append(rows[0])), ledger.signer, one_more)
    assert failing(twice)["decisions"] == "Decision 1 stands twice in this file."
    rows = ledger.rows() | {"left_out": [{"decision": "1", "count": 3}]}
    campaign = ledger.written(tmp_path / "e.zip", rows).read_bytes()
    assert failing(campaign) == {}
    told = failing(changed(ledger, campaign, "decisions", lambda rows: rows[0].update(id="9")))
    assert told["decisions"] == "People were left out by decision 1, which is not in this file."


def one_more(manifest):
    manifest["counts"]["decisions"] += 1


@pytest.mark.parametrize("value", [False, None])
def test_what_the_company_doubted_is_said(ledger, data, value):
    told = found(changed(ledger, data, "decisions", lambda rows: rows[0].update(same_today=value)))
    (said,) = (each for each in told if each.verdict is not Verdict.HOLDS and each.check != "key")
    assert (said.check, said.verdict) == ("same today", Verdict.OPEN)
    told = failing(changed(ledger, data, "decisions", lambda rows: rows[0].update(same_today="yes")))
    assert "says neither that it comes out the same nor that it does not" in told["decisions"]
