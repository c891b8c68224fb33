"""A campaign by SMS in the console: made, written, counted in parts, approved and started."""

import pytest
from django.test import override_settings
from tests.story.campaigning import approved, made, mette, start
from tests.story.done_jobs import do_jobs
from tests.story.sending import PUBLIC_URL, now
from tests.story.texting import sms_members, texting, with_telephone

from jatak.base.authors import Author
from jatak.campaigns.models import Campaign
from jatak.content.drafts import Words, check, save
from jatak.content.models import TemplateText
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import Controller

SOFIE = Author(901, "Sofie")
URL = "kannel://u:p@127.0.0.1:9"


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        company = texting()
        sms_members(company, with_telephone("Ana", "+4522222222"), with_telephone("Ben", "+4522222223"))
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMS_URL=URL):
        yield company


def block(words: str) -> dict[str, object]:
    return {"type": "text", "value": {"words": words, "elements": ["promotion"]}}


def write(campaign: Campaign, words: str) -> TemplateText:
    text = campaign.template_version.texts.get(language="en")
    return save(
        campaign.template_version, "en", Words("", "", [block(words)]), expected=text.revision, by=SOFIE, at=now()
    )


def codes(campaign: Campaign) -> set[str]:
    return {finding.code for finding in check(campaign.template_version)}


def test_it_goes_from_the_form_to_the_outbox(travel):
    browser = mette()
    campaign = made(browser, travel, "Summer by SMS", channel="sms")
    write(campaign, "<p>Hello {name|you}, cabins from 99 euros.</p>")
    assert codes(campaign) == set()
    approved(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    campaign.refresh_from_db()
    page = browser.get(f"/console/campaigns/{campaign.pk}/check/").content.decode()
    assert "1 part of at most 10" in page
    assert "2 people get it: about 2 paid parts." in page
    assert "1234" in browser.get(f"/console/campaigns/{campaign.pk}/from/").content.decode()
    assert start(browser, campaign).status_code == 302
    do_jobs()
    with acting_as("worker"):
        assert sorted(Message.objects.values_list("domain", flat=True)) == ["+45", "+45"]


def test_the_editor_shows_the_whole_sms_and_counts_its_parts(travel):
    browser = mette()
    campaign = made(browser, travel, "Summer by SMS", channel="sms")
    version = campaign.template_version
    write(campaign, "<p>Hello {name|you}, it is “summer”.</p>")
    page = browser.get(f"/console/letters/{version.pk}/").content.decode()
    assert "data-parts" in page
    told = browser.post(f"/console/letters/{version.pk}/preview/", {"language": "en"}).json()
    assert told["text"].startswith("Sydrejser: Hello Mette, it is “summer”.")
    assert told["text"].endswith("\nStop: reply STOP to 1234")
    assert told["html"] == ""
    assert told["parts"].startswith("1 part of at most 10 · 6 characters left")
    assert "because of “ ”" in told["parts"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("<p>" + "long " * 320 + "</p>", "sms_long"),
        ("<p>it’s</p>", "sms_ucs2"),
        ("<p>{email}</p>", "sms_email"),
        ("", "text_missing"),
    ],
)
def test_what_cannot_be_sent_or_is_worth_a_look_is_said(travel, words, code):
    campaign = made(mette(), travel, "Summer by SMS", channel="sms")
    write(campaign, words)
    assert code in codes(campaign)


def test_a_company_without_a_sender_is_not_offered_it(travel):
    with acting_as("admin"):
        Controller.objects.update(sms_sender="")
    browser = mette()
    assert 'name="channel"' not in browser.get(f"/console/campaigns/new/?company={travel.pk}").content.decode()
    campaign = made(browser, travel, "Summer", channel="sms")
    assert campaign.template_version.template.channel == "email"


def test_the_senders_are_set_in_the_settings_and_refused_in_words(travel):
    browser = mette()
    path = f"/console/settings/companies/{travel.pk}/sending/"
    page = browser.get(path).content.decode()
    version = page.split('name="version" value="')[1].split('"')[0]
    said = {"sms_sender": "Nørrebro Rejser", "sms_reply": "", "default_language": "en", "version": version}
    assert "cannot be the sender of an SMS" in browser.post(path, said).content.decode()
    said |= {"sms_sender": "Sydrejser", "sms_reply": "+45 20 20 20 20"}
    assert browser.post(path, said).status_code == 302
    with acting_as("web"):
        company = Controller.objects.get(pk=travel.pk)
    assert (company.sms_sender, company.sms_reply) == ("Sydrejser", "+4520202020")
