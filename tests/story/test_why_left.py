"""Ben has left; if he likes he says why, and nobody learns that it was he."""

import pytest
from django.test import Client, override_settings
from tests.story.cast import mailbox
from tests.story.centre import everything_said
from tests.story.console import account, browser_of
from tests.story.sending import joined, started

from jatak.accounts.models import Role
from jatak.campaigns.models import LeftWhy
from jatak.campaigns.why_left import whys_of
from jatak.consent.leave_link import LeaveLink
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import Person


@pytest.fixture
def ben(database):
    company = joined("Ben")
    with acting_as("admin"):
        made = Person.objects.get(name="Ben")
        made.campaign = started(company)
        message = Message.objects.get(campaign_id=made.campaign.pk, person_id=made.pk)
        made.token = LeaveLink(company.pk, made.pk, bytes(mailbox(made).keyed_hash), message.id, None, "email").token()
        yield made


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True, SERVER_NAME="localhost", headers={"Accept-Language": "en"})


def says(browser, token, why):
    return browser.post(f"/l/{token}/why", {"why": why})


def test_he_is_asked_after_leaving_alone_and_counted_once(ben, browser):
    path = f"/l/{ben.token}"
    assert 'name="why"' not in browser.get(path).content.decode(), "no questionnaire before leaving"
    left = browser.post(path, {"choice": "company"}).content.decode()
    assert f'action="{path}/why"' in left
    assert left.index("no more newsletters") < left.index('name="why"')
    said = everything_said()
    for why in ("too_many", "too_many", "never_asked"):
        answer = says(browser, ben.token, why)
        assert answer.status_code == 200
        assert "It is counted, without your name." in answer.content.decode()
        assert not answer.cookies
    assert whys_of(ben.campaign.pk) == {"too_many": 1}
    assert everything_said() == said, "nothing of it stands with him"
    assert {field.name for field in LeftWhy._meta.get_fields()} == {"id", "controller", "campaign_id", "why", "count"}


def test_what_nobody_says_is_not_counted(ben, browser):
    for why in ("", "rubbish", "x" * 5000, "company"):
        assert says(browser, ben.token, why).status_code == 200
    assert browser.get(f"/l/{ben.token}/why").status_code == 405
    assert says(browser, ben.token[:-2], "other").status_code == 404
    assert not LeftWhy.objects.exists()


def test_a_message_of_no_campaign_is_counted_for_the_company(ben, browser):
    link = LeaveLink.read(ben.token)
    other = LeaveLink(link.controller_id, link.person_id, link.address_hash, 0, None, "email").token()
    says(browser, other, "not_for_me")
    assert list(LeftWhy.objects.values_list("campaign_id", "why", "count")) == [(0, "not_for_me", 1)]


@override_settings(JATAK_TWO_FACTOR="offered")
def test_the_report_tells_it(ben, browser):
    says(browser, ben.token, "never_asked")
    answer = browser_of(account("Rune", Role.READER)).get(f"/console/campaigns/{ben.campaign.pk}/report/")
    assert answer.status_code == 200, answer.headers
    page = answer.content.decode()
    assert "They never asked for it" in page
