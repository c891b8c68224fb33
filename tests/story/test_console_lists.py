"""How the list stands, as pages: who sees what, and each figure leads to its people."""

import csv
import json
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import company, question, says_yes
from tests.story.clocks import acted, lives_in, subscriber
from tests.story.console import Browser, account
from tests.story.done_jobs import do_jobs
from tests.story.listing import buys, counted, sent
from typer.testing import CliRunner

from jatak.accounts.models import Change, Role
from jatak.base.calendar import months_before
from jatak.base.clock import now
from jatak.cli.report import app
from jatak.console.lists import one as one_list
from jatak.database.using import acting_as
from jatak.retention.lists.asking import newest, under_way
from jatak.retention.models import Listed


@pytest.fixture
def travel(database):
    """Ana clicked, Dev was never reached, Fay said nothing for two years, and Chloe bought yesterday."""
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("admin"):
        made = company()
        old = months_before(now(), 24)
        made.ana, made.dev = subscriber(made, "SE", "Ana", at=old), subscriber(made, "SE", "Dev", at=old)
        made.fay = subscriber(made, "SE", "Fay", at=old)
        acted(made.ana, now() - timedelta(days=3))
        sent(made, made.fay, months_before(now(), 2))
        made.chloe = lives_in("FR", "Chloe")
        buys(made, made.chloe, now() - timedelta(days=1))
        acted(made.chloe, now() - timedelta(days=1))
        yield made


def test_the_page_is_empty_until_somebody_has_it_counted(travel):
    mette = Browser(account())
    assert "Nobody has counted this yet" in mette.get("/console/lists/").content.decode()
    mette.post("/console/lists/count/", {"company": travel.pk})
    assert "data-poll" in mette.get("/console/lists/").content.decode()
    waits = mette.get(f"/console/lists/{travel.pk}/progress/").content.decode()
    assert "Waiting for its turn" in waits
    with acting_as("web"):
        assert "lists.count" in do_jobs()
    assert under_way(travel.pk) is None
    assert "data-done" in mette.get(f"/console/lists/{travel.pk}/progress/").content.decode()
    said = mette.get("/console/lists/").content.decode()
    assert "of 3 people are active" in said
    assert Change.objects.filter(verb="lists.counted", who="Mette").exists()


def test_a_second_press_joins_the_count_that_is_under_way(travel):
    mette = Browser(account())
    for _ in range(2):
        mette.post("/console/lists/count/", {"company": travel.pk})
    with acting_as("web"):
        assert do_jobs() == ["lists.count"]


def test_each_figure_leads_to_its_people(travel):
    counted(travel, now())
    mette = Browser(account())
    said = mette.get("/console/lists/").content.decode()
    for standing, somebody in (("active", travel.ana), ("never_reached", travel.dev), ("inactive", travel.fay)):
        behind = f"/console/lists/{travel.pk}/consent/email/{standing}/"
        assert behind in said
        people = mette.get(behind).content.decode()
        assert f"/console/people/{somebody.pk}/" in people
        assert people.count("/console/people/") <= 3, "nobody else"
    bought = mette.get(f"/console/lists/{travel.pk}/existing_customer/email/active/").content.decode()
    assert f"/console/people/{travel.chloe.pk}/" in bought


def test_one_list_by_source_and_age(travel):
    paper = question(travel, "fair", channels=("email",))
    gus = lives_in("SE", "Gus")
    says_yes(gus, paper, now())
    counted(travel, now())
    mette = Browser(account())
    said = mette.get(f"/console/lists/{travel.pk}/consent/email/").content.decode()
    assert "fair (form)" in said
    assert "newsletter (form)" in said
    assert "2 to 3 years" in said
    assert "less than a month" in said
    behind = f"/console/lists/{travel.pk}/consent/email/active/?source=point%3A{paper.place.point_id}"
    assert behind in said
    people = mette.get(behind).content.decode()
    assert f"/console/people/{gus.pk}/" in people
    assert f"/console/people/{travel.ana.pk}/" not in people
    aged = mette.get(f"/console/lists/{travel.pk}/consent/email/active/?age=24").content.decode()
    assert f"/console/people/{travel.ana.pk}/" in aged
    assert f"/console/people/{gus.pk}/" not in aged


def test_of_many_sources_the_small_ones_are_one_row_and_the_sums_agree(travel, monkeypatch):
    says_yes(lives_in("SE", "Gus"), question(travel, "fair", channels=("email",)), now())
    counted(travel, now())
    monkeypatch.setattr(one_list, "SOURCES", 1)
    page = Browser(account()).get(f"/console/lists/{travel.pk}/consent/email/")
    lines = page.context_data["sources"]
    assert [(str(each.name), each.total) for each in lines] == [("newsletter (form)", 3), ("All others", 1)]
    assert sum(each.total for each in lines) == page.context_data["card"].figures.total


@pytest.mark.parametrize(
    "wrong",
    [
        "nonsense/email/",
        "consent/pigeon/",
        "consent/email/asleep/",
        "nonsense/email/active/",
        "consent/email/active/?age=7",
        "consent/email/active/?age=old",
        "consent/email/active/?source=point:x",
        "consent/email/active/?source=%00",
    ],
)
def test_what_is_no_figure_is_not_found(travel, wrong):
    counted(travel, now())
    assert Browser(account()).get(f"/console/lists/{travel.pk}/{wrong}").status_code == 404


def test_who_sees_numbers_sees_no_people_and_nobody_sees_another_companys(travel):
    counted(travel, now())
    behind = f"/console/lists/{travel.pk}/consent/email/active/"
    reader = Browser(account("Rie", Role.READER))
    assert behind not in reader.get("/console/lists/").content.decode()
    assert behind not in reader.get(f"/console/lists/{travel.pk}/consent/email/").content.decode()
    assert reader.get(behind).status_code in (403, 404)
    other = company("Nordrejser")
    stranger = Browser(account("Eve", Role.DATA_PROTECTION, other))
    assert travel.name not in stranger.get(f"/console/lists/?company={travel.pk}").content.decode()
    for address in (behind, f"/console/lists/{travel.pk}/consent/email/", f"/console/lists/{travel.pk}.csv"):
        assert stranger.get(address).status_code == 404
    assert stranger.get(f"/console/lists/{travel.pk}/progress/").status_code == 404
    stranger.post("/console/lists/count/", {"company": travel.pk})
    assert under_way(travel.pk) is None


def test_the_file_has_every_figure_and_nobody_by_name(travel):
    found = counted(travel, now())
    answer = Browser(account()).get(f"/console/lists/{travel.pk}.csv")
    with acting_as("web"):
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    assert sum(int(row[head.index("people")]) for row in rows) == 4
    assert "Ana" not in text
    assert {row[head.index("standing")] for row in rows} == set(
        Listed.objects.filter(count=found).values_list("standing", flat=True)
    )


def test_the_command_counts_the_first_time_and_then_shows_what_was_counted(travel):
    def said(*options):
        with acting_as("web"):
            ran = CliRunner().invoke(app, ["list", "--json", *options], catch_exceptions=False)
        return json.loads(ran.stdout.splitlines()[-1])

    first = said()
    (consents, customers) = first["lists"]
    assert consents["standing"] == {"active": 1, "inactive": 1, "never_reached": 1, "not_observed": 0, "lapsed": 0}
    assert (consents["people"], customers["people"], customers["sources"][0]["of"]) == (3, 1, "sale")
    assert sum(each["people"] for each in consents["ages"]) == consents["people"]
    before = newest(travel.pk)
    assert said("--company", travel.name)["counted_at"] == first["counted_at"]
    assert newest(travel.pk) == before
    said("--count")
    assert newest(travel.pk) != before


def test_the_command_shows_a_table(travel):
    with acting_as("web"):
        ran = CliRunner().invoke(app, ["list"], catch_exceptions=False)
    assert "consent by email" in ran.stdout
    assert "Not on the list: nobody." in ran.stdout
