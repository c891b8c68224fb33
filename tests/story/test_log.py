"""The log: who looked at whom, who changed what; each sees what concerns their companies."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import company, person, question, says_yes
from tests.story.console import account, browser_of

from jatak.accounts.models import Change, Look, Role
from jatak.accounts.operator import Operator
from jatak.database.using import acting_as

pytestmark = pytest.mark.usefixtures("database")
LOG = "/console/log/"


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("web"):
        yield


def test_a_data_protection_officer_of_one_company_sees_only_its_people_and_changes() -> None:
    with acting_as("admin"):
        sydrejser, eves = company("Sydrejser"), company("Eve")
        ana, ben = person("Ana"), person("Ben")
        says_yes(ana, question(sydrejser))
        says_yes(ben, question(eves))
    mette, eve = Operator(account()), Operator(account("Eve", Role.SUPPORT, eves))
    for somebody in (ana, ben):
        mette.looked(somebody.pk, "person")
        eve.looked(somebody.pk, "person_of_both")
    for each in (sydrejser, eves):
        mette.changed("company.identity", f"company {each.pk}", each.pk, contact=["a", f"b of {each.name}"])
        mette.changed("person.corrected", f"person {ana.pk if each == sydrejser else ben.pk}")
    mette.changed("account.closed", "account 99")
    dora = browser_of(account("Dora", Role.DATA_PROTECTION, sydrejser))
    changes, looks = dora.get(LOG), dora.get(f"{LOG}looks/")
    seen = [each["row"].of for each in changes.context_data["rows"]]
    assert seen == [f"person {ana.pk}", f"company {sydrejser.pk}"]
    assert [each["row"].person_id for each in looks.context_data["rows"]] == [ana.pk]
    for page in (changes.content, looks.content, _file(dora, "changes.csv"), _file(dora, "looks.csv")):
        assert b"Eve" not in page
        assert b"account 99" not in page
    assert b"person_of_both" not in looks.content
    foreign = dora.get(LOG, {"company": eves.pk}).context_data["rows"]
    assert [each["row"].of for each in foreign] == seen
    assert dora.get(f"{LOG}looks/", {"person": ben.pk}).context_data["rows"] == []
    everything = browser_of(account("Else", Role.DATA_PROTECTION))
    assert len(everything.get(LOG).context_data["rows"]) == 5
    assert len(everything.get(f"{LOG}looks/").context_data["rows"]) == 4


def test_who_of_another_company_looked_at_or_changed_a_shared_person_is_told_nobody() -> None:
    with acting_as("admin"):
        sydrejser, eves = company("Sydrejser"), company("Nordlys")
        ana = person("Ana")
        for each in (sydrejser, eves):
            says_yes(ana, question(each))
    eve, ida = account("Eve", Role.SUPPORT, eves), account("Ida", Role.SUPPORT, sydrejser)
    mette = Operator(account())
    mette.changed("role.given", f"account {ida.pk}", sydrejser.pk, role=Role.SUPPORT)
    for each in (Operator(eve), Operator(ida)):
        each.looked(ana.pk, "person")
        each.changed("person.corrected", f"person {ana.pk}")
    ida.memberships.all().delete()
    dora = browser_of(account("Dora", Role.DATA_PROTECTION, sydrejser))
    looks = dora.get(f"{LOG}looks/", {"company": sydrejser.pk}).context_data["rows"]
    assert [each["account"] for each in looks] == ["ida@example.com"]
    rows = dora.get(LOG).context_data["rows"]
    assert [str(each["who"]) for each in rows[:2]] == ["Ida", "somebody of another company"]
    for page in ("", "looks/"):
        assert "Eve" not in dora.get(f"{LOG}{page}").content.decode()
        assert dora.get(f"{LOG}{page}", {"account": "eve@"}).context_data["rows"] == []
    for name in ("changes.csv", "looks.csv"):
        assert b"Eve" not in _file(dora, name)
        assert b"eve@example.com" not in _file(dora, name)
        assert b"ida@example.com" in _file(dora, name)


def test_the_log_says_by_which_address_an_account_logs_in_whatever_it_calls_itself() -> None:
    eve = account("Eve")
    eve.first_name = "Mette"
    eve.save()
    Operator(eve).changed("limit.set", "limit")
    Operator(eve).looked(7, "person")
    dora = browser_of(account("Dora", Role.DATA_PROTECTION))
    for page in ("", "looks/"):
        assert "eve@example.com" in dora.get(f"{LOG}{page}").content.decode()
    for name in ("changes.csv", "looks.csv"):
        assert b"eve@example.com" in _file(dora, name)


def test_who_works_for_several_companies_sees_the_changes_of_all_newest_first() -> None:
    with acting_as("admin"):
        three = [company(name) for name in ("Sydrejser", "Nordlys", "Eve")]
    mette = Operator(account())
    for each in (*three, *three):
        mette.changed("company.identity", f"company {each.pk}", each.pk)
    dora = browser_of(account("Dora", Role.DATA_PROTECTION, *three[:2]))
    rows = [each["row"] for each in dora.get(LOG).context_data["rows"]]
    assert [row.controller_id for row in rows] == [three[1].pk, three[0].pk] * 2
    assert [row.pk for row in rows] == sorted((row.pk for row in rows), reverse=True)


def test_filters_and_pages() -> None:
    mette, ida = Operator(account()), Operator(account("Ida"))
    for number in range(120):
        (mette if number % 2 else ida).changed("limit.set", f"limit {number}")
    mette.changed("objection.recorded", "person 7")
    browser = browser_of(account("Dora", Role.DATA_PROTECTION))
    seen: list[int] = []
    query = "?"
    while query:
        answer = browser.get(f"{LOG}{query}").context_data
        seen += [each["row"].pk for each in answer["rows"]]
        query = answer["more"] and f"?{answer['more']}"
    assert seen == sorted(Change.objects.values_list("pk", flat=True), reverse=True)
    ones = browser.get(LOG, {"account": "ida@"}).context_data["rows"]
    assert {each["row"].who for each in ones} == {"Ida"}
    assert [each["row"].of for each in browser.get(LOG, {"person": "7"}).context_data["rows"]] == ["person 7"]
    assert browser.get(LOG, {"person": "seven", "before": "x", "company": "9" * 30}).status_code == 200
    assert len(_file(browser, "changes.csv").splitlines()) == 122


def test_a_file_holds_nothing_that_a_spreadsheet_takes_for_a_formula() -> None:
    Change.objects.create(user_id=1, who="=cmd()", verb="limit.set", of="limit")
    assert b"'=cmd()" in _file(browser_of(account()), "changes.csv")


def test_details_are_told_in_words_and_what_machines_compare_is_left_out() -> None:
    mette = Operator(account())
    told = {"elements": ["promotion", "survey"], "key": "642063a3", "language": "da", "contact": ["a", "b"]}
    mette.changed("letter.approved", "letter 5", **told)
    (row,) = browser_of(account("Dora", Role.DATA_PROTECTION)).get(LOG).context_data["rows"]
    assert dict(row["details"]) == {
        "what is in it": "Offer of one's own goods or services, Survey",
        "language": "Danish",
        "contact": "a → b",
    }


def test_an_editor_opens_no_log() -> None:
    editor = browser_of(account("Ida", Role.EDITOR))
    for page in ("", "looks/", "changes.csv", "looks.csv"):
        assert editor.get(f"{LOG}{page}").status_code == 403


def test_nothing_of_the_log_is_changed_by_the_web() -> None:
    from django.db import ProgrammingError, transaction

    Operator(account()).looked(1, "person")
    for change in (lambda: Look.objects.update(who="nobody"), lambda: Look.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()


def _file(browser: object, name: str) -> bytes:
    answer = browser.get(f"{LOG}{name}")  # type: ignore[attr-defined]
    return b"".join(answer.streaming_content) if answer.status_code == 200 else b""


def test_a_call_is_told_in_words_and_leads_to_whom_it_was_about() -> None:
    with acting_as("admin"):
        ana = person("Ana")
    mette = Operator(account())
    mette.changed("person.objected", f"person {ana.pk}", via="phone", extent="company", events=["018f"])
    mette.changed("limit.set", "limit 7")
    mette.looked(ana.pk, "person_event")
    dora = browser_of(account("Dora", Role.DATA_PROTECTION))
    answer = dora.get(LOG)
    limit, call = answer.context_data["rows"]
    assert [limit["person"], call["person"]] == [None, ana.pk]
    assert dict(call["details"]) == {
        "Heard by way of": "a telephone call",
        "About": "Everything of this company: all channels, all topics, surveys too",
    }
    assert f'href="/console/people/{ana.pk}/"' in answer.content.decode()
    looks = dora.get(f"{LOG}looks/").content.decode()
    assert "How it was heard" in looks
    assert "person_event" not in looks
