"""The page of what silent people are told: the plan, the letter, and how many will get it."""

from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import company, heard, mailbox
from tests.story.clocks import acted
from tests.story.console import account, browser_of
from tests.story.reactivating import company_with_a_plan, reader, told
from tests.story.sending import PUBLIC_URL

from jatak.accounts.models import Change, Role
from jatak.base.calendar import months_before
from jatak.base.clock import now
from jatak.consent.leaving import leave
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import Topic
from jatak.retention.clocks import calendar
from jatak.retention.models import ReactivationNotice, ReactivationPlan
from jatak.retention.reactivation.plans import plan_of

PAGE = "/console/settings/before-going/"


@pytest.fixture
def travel(database):
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("admin"):
        yield company_with_a_plan(60, 14)


def sees(user, address=PAGE):
    with acting_as("web"):
        return browser_of(user).get(address)


def says(user, of, days):
    with acting_as("web"):
        return browser_of(user).post(f"{PAGE}{of.pk}/", {"days": days})


def test_it_tells_how_many_get_each_message_in_the_next_weeks(travel):
    acted(reader(travel), months_before(now(), 36) + timedelta(days=30))
    acted(reader(travel, "Dora"), months_before(now(), 36) + timedelta(days=30))
    with acting_as("web"):
        calendar.keep(now())
    page = sees(account()).content.decode()
    assert f"{PAGE}{travel.pk}/letter/14/" in page
    assert '<td class="j-n" data-label="People at most">2</td>' in page
    assert page.count("People at most</th>") == 1


def test_it_says_how_many_the_gate_lets_nobody_tell(travel):
    chloe = reader(travel)
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    untold = "1 person may not be told at present"
    assert untold not in sees(account()).content.decode()
    topic = Topic.objects.get()
    leave(Who(chloe.pk, bytes(mailbox(chloe).keyed_hash)), Scope(travel.pk, topic_id=topic.pk), heard(now()))
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        assert told(now()) == 0
    assert untold in sees(account("Rie")).content.decode()


def test_a_company_that_cannot_send_is_told_what_is_missing(travel):
    waits = "Nobody is told for now:"
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        assert waits not in sees(account()).content.decode()
        with acting_as("admin"):
            travel.sender_address = ""
            travel.save()
        page = sees(account("Rie")).content.decode()
    assert f"{waits} {travel.name} has no sender address." in page


def test_whom_nothing_leads_to_is_told_apart_from_whom_law_protects(travel):
    chloe = reader(travel)
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    ReactivationNotice.objects.create(
        controller=travel,
        person_id=chloe.pk,
        plan=ReactivationPlan.objects.get(),
        days=60,
        since=now() - timedelta(days=900),
        goes_at=now() + timedelta(days=59),
        refused="no_address",
        at=now(),
    )
    page = sees(account()).content.decode()
    assert "To 1 person nothing leads that you can send to." in page
    assert "may not be told at present" not in page


def test_the_letter_is_shown_in_each_language(travel):
    page = sees(account(), f"{PAGE}{travel.pk}/letter/60/?language=fr").content.decode()
    assert "Voulez-vous encore des nouvelles de Sydrejser ?" in page
    assert "dans 60 jours" in page
    assert sees(account("Rie"), f"{PAGE}{travel.pk}/letter/61/").status_code == 404


def test_who_sets_up_changes_the_plan_and_the_log_says_so(travel):
    mette = account("Mette")
    assert says(mette, travel, "90; 30 7").status_code == 302
    assert plan_of(travel.pk).days == [90, 30, 7]
    assert plan_of(travel.pk).by == "Mette"
    assert Change.objects.get(verb="before_going.chosen").details == {"days": [90, 30, 7]}
    assert says(mette, travel, "").status_code == 302
    assert plan_of(travel.pk) is None
    assert "No plan" in sees(mette).content.decode()


@pytest.mark.parametrize("days", ["3", "soon", "10,20,30,40,50", "-14", "٣٠"])
def test_what_is_no_plan_is_said_and_changes_nothing(travel, days):
    answer = says(account(), travel, days)
    assert answer.status_code == 200
    assert "j-form" in answer.content.decode()
    assert ReactivationPlan.objects.count() == 1


def test_others_neither_see_nor_change_it(travel):
    other = company("Nordrejser")
    stranger = account("Eve", Role.ADMINISTRATOR, other)
    assert "Sydrejser" not in sees(stranger).content.decode()
    assert says(stranger, travel, "30").status_code == 404
    assert sees(account("Rie", Role.READER)).status_code in (302, 403)
