"""Requests that a program reports, and those of the command line."""

import json
from datetime import datetime, timedelta

import pytest
from tests.story.calling import program
from tests.story.cast import company, mailbox
from tests.story.desking import hash_of, why_not
from tests.story.sending import joined, now

from jatak.accounts.models import ApiReply
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.desk.models import Request, Step, Words

ANA = {"email": "ana@example.com"}


@pytest.fixture
def travel(database):
    return joined("Ana")


def test_a_crm_reports_a_call_once_and_she_is_held(travel):
    crm = program(travel)
    called = now().replace(microsecond=0) - timedelta(days=1)
    told = {"person": ANA, "medium": "phone", "asked": "leave", "words": "no more", "heard_by": "Sofie"}
    for _ in range(2):
        answer = crm.post("requests", told | {"received_at": called.isoformat()}, key="call 1")
        assert answer.status_code == 201, answer.content
        with acting_as("admin"):
            ApiReply.objects.all().delete()
    shown = answer.json()
    assert shown["held"] is True
    assert datetime.fromisoformat(shown["received_at"]) == called
    request = Request.objects.get()
    assert (request.pk, request.medium, request.recorded_by) == (shown["id"], "phone", "Sofie")
    assert Words.objects.get().words == "no more"
    assert why_not(travel.ana, travel) == "restricted"
    assert crm.get(f"requests/{request.pk}").json() == shown


def test_what_lies_in_the_future_came_now(travel):
    answer = program(travel).post(
        "requests", {"person": ANA, "medium": "letter", "received_at": (now() + timedelta(days=9)).isoformat()}
    )
    assert datetime.fromisoformat(answer.json()["received_at"]) <= now()


def test_an_address_that_nobody_has_and_nobody_at_all(travel):
    crm = program(travel)
    told = crm.post("requests", {"person": {"email": "dev@example.com"}, "medium": "letter"}).json()
    nobody = crm.post("requests", {"medium": "authority", "asked": "authority"}).json()
    assert (told["held"], nobody["held"]) == (True, False)
    found = Request.objects.get(pk=told["id"])
    assert (found.person_id, bytes(found.address_hash)) == (None, hash_of("dev@example.com"))
    assert found.words.address == "dev@example.com"


def test_what_cannot_be_read_opens_nothing(travel):
    crm = program(travel)
    for wrong in (
        {"medium": "pigeon"},
        {},
        {"medium": "phone", "asked": "x"},
        {"medium": "phone", "received_at": "monday"},
    ):
        assert crm.post("requests", {"person": ANA} | wrong).status_code == 422, wrong
    assert crm.post("requests", {"person": {"id": 999}, "medium": "phone"}).status_code == 404
    assert not Request.objects.exists()


def test_the_request_of_another_company_is_not_there(travel):
    with acting_as("admin"):
        other = company("Nordrejser")
    told = program(travel).post("requests", {"person": ANA, "medium": "phone"}).json()
    eve = program(other)
    assert eve.get(f"requests/{told['id']}").status_code == 404
    assert eve.post("requests", {"person": {"id": travel.ana.pk}, "medium": "phone"}).status_code == 404


def command(capsys, *words):
    """The answer of `jatak desk ... --json`."""
    from typer.main import get_command

    from jatak.cli import desk

    get_command(desk.app)([*words, "--json"], standalone_mode=False)
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_the_command_line_opens_lists_and_closes(travel, capsys):
    with acting_as("web"):
        made = command(
            capsys, "open", "--medium", "letter", "--person", "ana@example.com", "--asked", "leave", "--by", "Ida"
        )
        assert (made["person"], made["medium"], made["overdue"]) == (travel.ana.pk, "letter", False)
        assert why_not(travel.ana, travel) == "restricted"
        assert [each["id"] for each in command(capsys, "list")["requests"]] == [made["id"]]
        done = command(capsys, "close", str(made["id"]), "--answer", "leave", "--reason", "as she wrote", "--by", "Ida")
        assert done["closed_now"] is True
        again = command(capsys, "close", str(made["id"]), "--answer", "nothing", "--reason", "again")
        assert again["closed_now"] is False
        assert command(capsys, "list")["requests"] == []
        assert len(command(capsys, "list", "--closed", "--controller", "Sydrejser")["requests"]) == 1
        assert Step.objects.get().by == "Ida"
    assert why_not(travel.ana, travel) == "objected"
    with acting_as("admin"):
        assert Event.objects.filter(kind="objected", via="letter").count() == 2
        assert mailbox(travel.ana)


@pytest.mark.parametrize(
    "words",
    [
        ("open", "--medium", "pigeon"),
        ("open", "--medium", "phone", "--asked", "nonsense"),
        ("open", "--medium", "phone", "--received-at", "monday"),
        ("open", "--medium", "phone", "--person", "404"),
        ("close", "404", "--answer", "leave", "--reason", "x"),
        ("close", "404", "--answer", "dance", "--reason", "x"),
    ],
)
def test_what_the_command_line_cannot_do_it_says(travel, capsys, words):
    from jatak.base.errors import UsageError

    with acting_as("web"), pytest.raises(UsageError) as refused:
        command(capsys, *words)
    assert refused.value.remedy
    assert not Request.objects.exists()
