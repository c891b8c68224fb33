"""Every fact of the casebook has a place in the tables, unknown ones too: gathered again, they are decided alike."""

from datetime import UTC, date, datetime

import pytest
from tests.unit.casebook.rows import row, shipped

from jatak.casebook.deciding import judge
from jatak.casebook.file import Case
from jatak.casebook.placing.placing import place
from jatak.casebook.reading import message_facts, situations
from jatak.consent.models import Objection
from jatak.database.using import acting_as
from jatak.gate import decide_any
from jatak.law.rulebook import Rulebook

RULEBOOK = Rulebook.load(date(2026, 11, 21))
TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
SENT = [case for case in shipped().cases if case.row["aspect"] == "send"]
BEYOND = 10_000_000
"""Lines of rows that no file has."""

pytestmark = pytest.mark.usefixtures("shared_database")


def alike(case: Case) -> None:
    by_facts, _ = decide_any(situations(case.row, RULEBOOK), message_facts(case.row), RULEBOOK)
    by_tables = judge(case, RULEBOOK, TODAY).got
    assert (by_tables.outcome, by_tables.rule) == (by_facts.outcome.value, by_facts.rule)


@pytest.mark.parametrize("case", SENT, ids=lambda case: case.row["id"])
def test_a_row_is_decided_alike_from_the_tables(case: Case) -> None:
    alike(case)


NO = {"made": True, "scope": "all", "via": "unknown", "later_consent": True}
FRESH = {"months_since_given": 1, "months_since_used": 1, "confirmed": True}


@pytest.mark.parametrize(
    "changed",
    [
        {"objection": NO, "consent": FRESH},
        {"objection": NO, "consent": {"confirmed": True}},
        {"objection": NO | {"scope": "survey"}, "consent": FRESH, "message": {"elements": ["survey"]}},
        {"objection": NO},
        {"objection": NO | {"later_consent": False, "scope": "topic"}, "consent": FRESH},
        {"consent": FRESH | {"months_since_given": 1e9}},
        {"consent": FRESH | {"months_since_given": 11.5, "months_since_used": None}},
        {"consent": FRESH, "recipient": {"age": 120.0}},
        {"consent": FRESH, "recipient": {"age": 0}},
        {"consent": FRESH, "recipient": {"on_register": True}, "country": "DK"},
        {"consent": FRESH, "channel": "mms"},
        {"consent": FRESH | {"given": False}, "inactive_months": 200, "country": "FR"},
        {"customer": {"opt_out_at_collection": True, "ended": False, "months_since_last": 0.5}, "channel": "sms"},
    ],
    ids=str,
)
def test_what_the_shipped_rows_leave_out_is_decided_alike_too(request: pytest.FixtureRequest, changed: dict) -> None:
    line = BEYOND + int(request.node.callspec.indices["changed"])
    told = row(id=f"DK-{line}", **changed)
    told["message"]["names_sender"] = True
    alike(Case(line, told))


def test_a_no_that_a_newer_yes_ended_stands_in_the_tables_beside_it() -> None:
    told = row(id="DK-lifted", objection=NO, consent=FRESH)
    with acting_as("admin"):
        scene = place(Case(BEYOND + 100, told), TODAY)
        (objection,) = Objection.objects.filter(person=scene.person, survey=False)
        assert objection.at < scene.ago(1)


def test_a_row_about_collecting_is_about_the_consent_that_is_claimed_alone() -> None:
    bought = {"opt_out_at_collection": True, "address_from_sale": True, "ended": False, "own_similar": True}
    told = row(id="DK-collected", aspect="collect", consent={"indication": "pre_ticked"}, customer=bought)
    assert judge(Case(BEYOND + 200, told), RULEBOOK, TODAY).got.rule == "consent_pre_ticked"
    sent = told | {"id": "DK-sent", "aspect": "send"}
    sent["message"] = sent["message"] | {"names_sender": True}
    assert judge(Case(BEYOND + 201, sent), RULEBOOK, TODAY).got.rule == "existing_customer"


def test_a_row_about_collecting_that_claims_no_consent_has_collected_none() -> None:
    told = row(id="DK-nothing", aspect="collect")
    assert judge(Case(BEYOND + 202, told), RULEBOOK, TODAY).got.rule == "no_ground"
