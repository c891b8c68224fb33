"""What falls due and how long everything is kept, as pages: who sees what, who chooses, who says yes."""

import json
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import company
from tests.story.clocks import acted, subscriber
from tests.story.console import Browser, account
from tests.story.done_jobs import do_jobs
from tests.story.sending import bought

from jatak.accounts.models import Change, Role
from jatak.base.calendar import months_before
from jatak.base.clock import now
from jatak.cli.clocks_table import told
from jatak.consent.models import Record
from jatak.database.using import acting_as
from jatak.retention.choices import choice_of, choose
from jatak.retention.clocks import calendar
from jatak.retention.clocks.clock import CHOSEN, Clock
from jatak.retention.clocks.running import run
from jatak.retention.models import Run, RunState


@pytest.fixture
def travel(database):
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("admin"):
        yield company()


def as_web(work, *what):
    """Do something as the role of pages and jobs."""
    with acting_as("web"):
        return work(*what)


def due_in(days: int):
    """When somebody in Denmark must have said yes for it to lapse in so many days."""
    return months_before(now(), 12) + timedelta(days=days)


def test_the_calendar_shows_the_week_and_leads_to_the_people(travel):
    ana = subscriber(travel, "DK", at=due_in(10))
    as_web(calendar.keep, now())
    browser = Browser(account())
    page = browser.get("/console/clocks/").content.decode()
    (entry,) = [each for each in calendar.entries([travel.pk]) if each.clock is Clock.UNUSED]
    behind = f"/console/clocks/{travel.pk}/unused/{entry.week}/"
    assert behind in page
    people = browser.get(behind).content.decode()
    assert f"/console/people/{ana.pk}/" in people
    assert browser.get(f"/console/clocks/{travel.pk}/nonsense/{entry.week}/").status_code == 404
    assert browser.get(f"/console/clocks/{travel.pk}/unused/soon/").status_code == 404


def test_what_nobody_looked_for_yet_is_not_called_nothing(travel):
    browser = Browser(account())
    unknown, nothing = "It is not known yet what falls due here", "Nothing falls due here"
    page = browser.get("/console/clocks/").content.decode()
    assert (unknown in page, nothing in page) == (True, False)
    as_web(calendar.keep, now())
    page = browser.get("/console/clocks/").content.decode()
    assert (unknown in page, nothing in page, "as found" in page) == (False, True, True)
    assert calendar.entries([travel.pk]) == []
    subscriber(travel, "DK", at=due_in(10))
    as_web(calendar.keep, now())
    as_web(calendar.keep, now())
    assert [each.people for each in calendar.entries([travel.pk])] == [1]


def test_who_sees_numbers_sees_no_people_and_nobody_sees_another_companys(travel):
    subscriber(travel, "DK", at=due_in(10))
    as_web(calendar.keep, now())
    reader = Browser(account("Rie", Role.READER))
    (entry,) = [each for each in calendar.entries([travel.pk]) if each.clock is Clock.UNUSED]
    behind = f"/console/clocks/{travel.pk}/unused/{entry.week}/"
    assert behind not in reader.get("/console/clocks/").content.decode()
    assert reader.get(behind).status_code in (403, 404)
    other = company("Nordrejser")
    stranger = Browser(account("Eve", Role.DATA_PROTECTION, other))
    assert travel.name not in stranger.get("/console/clocks/").content.decode()
    assert stranger.get(behind).status_code == 404


def test_a_run_that_waits_goes_on_when_somebody_says_why(travel):
    for nth in range(25):
        subscriber(travel, "DK", f"person{nth}", at=due_in(-1))
    (waits,) = as_web(run, now())
    officer = Browser(account("Dorte", Role.DATA_PROTECTION))
    assert f"/console/clocks/runs/{waits.pk}/approve/" in officer.get("/console/clocks/").content.decode()
    assert "are due, which is more than a run may take" in officer.get("/console/").content.decode()
    officer.post(f"/console/clocks/runs/{waits.pk}/approve/", {"why": " "})
    assert Run.objects.get().state == RunState.WAITING
    officer.post(f"/console/clocks/runs/{waits.pk}/approve/", {"why": "We paused for a year."})
    approved = Run.objects.get()
    assert (approved.state, approved.approved_by, approved.why) == (RunState.APPROVED, "Dorte", "We paused for a year.")
    assert Change.objects.filter(verb="clocks.approved", who="Dorte").count() == 1
    as_web(do_jobs)
    assert Run.objects.get().taken == 25


def test_who_may_not_prove_cannot_say_yes(travel):
    for nth in range(25):
        subscriber(travel, "DK", f"person{nth}", at=due_in(-1))
    (waits,) = as_web(run, now())
    editor = Browser(account("Ida", Role.EDITOR))
    assert "approve" not in editor.get("/console/clocks/").content.decode()
    assert editor.post(f"/console/clocks/runs/{waits.pk}/approve/", {"why": "Yes."}).status_code in (403, 404)
    assert Run.objects.get().state == RunState.WAITING


def test_what_is_not_chosen_is_a_task_until_it_is(travel):
    browser = Browser(account())
    assert "Not chosen yet how long these are kept" in browser.get("/console/").content.decode()
    for clock in CHOSEN:
        browser.post(f"/console/settings/keeping/{travel.pk}/{clock}/", {"months": "30"})
    assert "Not chosen yet how long these are kept" not in browser.get("/console/").content.decode()
    chosen = choice_of(travel, Clock.PROOF)
    assert (chosen.months, chosen.by) == (30, "Mette")
    travel.refresh_from_db()
    assert (travel.inactivity_months, travel.customer_window_months) == (30, 30)
    page = browser.get("/console/settings/keeping/").content.decode()
    assert "30 months" in page
    assert "the regulator" in page


def test_no_limit_of_ones_own_is_a_choice_but_not_for_proof(travel):
    browser = Browser(account())
    browser.post(f"/console/settings/keeping/{travel.pk}/unused/", {"unlimited": "on"})
    assert choice_of(travel, Clock.UNUSED).months is None
    assert browser.post(f"/console/settings/keeping/{travel.pk}/unused/", {}).status_code == 200
    browser.post(f"/console/settings/keeping/{travel.pk}/proof/", {"unlimited": "on"})
    assert choice_of(travel, Clock.PROOF) is None
    assert browser.get(f"/console/settings/keeping/{travel.pk}/nonsense/").status_code == 404


@pytest.mark.parametrize("clock", [Clock.UNUSED, Clock.INACTIVITY])
def test_a_choice_by_which_people_are_due_at_once_is_asked_for_twice(travel, clock):
    long_ago = months_before(now(), 8)
    ana = subscriber(travel, "SE", at=long_ago)
    acted(ana, long_ago)
    browser, address = Browser(account()), f"/console/settings/keeping/{travel.pk}/{clock}/"
    page = browser.post(address, {"months": "7"})
    assert page.status_code == 200
    assert "One person is due at once by this." in page.content.decode()
    assert choice_of(travel, clock) is None, "it was only tried"
    assert browser.post(address, {"months": "9"}).status_code == 302, "nobody is due by this"
    assert browser.post(address, {"months": "7", "sure": "on"}).status_code == 302
    travel.refresh_from_db()
    assert choice_of(travel, clock).months == 7
    assert browser.post(address, {"months": "7"}).status_code == 302, "it takes nobody more"


def test_how_much_a_run_may_take_is_set_there(travel):
    browser = Browser(account())
    browser.post(f"/console/settings/keeping/{travel.pk}/bounds/", {"share": "50", "number": "500"})
    assert "50 percent, at most 500" in browser.get("/console/settings/keeping/").content.decode()


def test_a_choice_on_the_page_of_the_company_is_the_same_choice(travel):
    choose(travel, Clock.INACTIVITY, 18, "Mette", now())
    travel.refresh_from_db()
    assert travel.inactivity_months == 18
    travel.inactivity_months = 9
    travel.save()
    assert choice_of(travel, Clock.INACTIVITY).months == 9


def test_the_page_of_a_person_says_what_happens_when_and_whose_limit_it_is(travel):
    chloe = subscriber(travel, "FR", "Chloe", at=now())
    acted(chloe, now())
    choose(travel, Clock.UNUSED, 18, "Mette", now())
    page = Browser(account()).get(f"/console/people/{chloe.pk}/").content.decode()
    assert "18 months: the company" in page
    assert "36 months: the regulator" in page
    as_web(run, months_before(now(), -40))
    page = Browser(account("Ole")).get(f"/console/people/{chloe.pk}/").content.decode()
    assert "Consent lapsed" in page


def test_the_command_tells_what_is_due_and_changes_nothing(travel):
    ana = subscriber(travel, "DK", at=due_in(-1))
    content = as_web(told, now(), now(), 10)
    (row,) = content["due"]
    assert (row["company"], row["clock"], row["due"], row["people"]) == ("Sydrejser", "unused", 1, 1)
    assert row["first"][0]["person"] == ana.pk
    json.dumps(content)
    assert not Run.objects.exists()


def test_what_went_is_told_on_the_page_of_the_person_and_in_the_calendar(travel):
    long_ago = months_before(now(), 26)
    ana = subscriber(travel, "DK", at=long_ago)
    subscriber(travel, "DK", "Ben", at=long_ago)
    Record.objects.update(ended_at=long_ago, ended_recorded_at=long_ago)
    bought(travel, ana)
    as_web(run, now())
    page = Browser(account()).get(f"/console/people/{ana.pk}/").content.decode()
    assert "What went" in page
    assert "The proof of a consent to Sydrejser that had ended." in page
    assert "24 months: the regulator’s figure (" in page
    calendar_page = Browser(account("Ole")).get("/console/clocks/").content.decode()
    assert "2 proofs went; of 1 person nothing else was left, and they were erased" in calendar_page
