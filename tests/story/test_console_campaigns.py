"""A campaign from the first form to its report, by its pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from tests.plugins.relay import Sink
from tests.story.campaigning import approved, letter, made, mette, ready, start, travel, written
from tests.story.cast import company
from tests.story.console import account, anybody, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import leaves, states, until, worker

from jatak.accounts.models import Change, Role
from jatak.campaigns.drafting import schedule
from jatak.campaigns.models import Campaign, Start
from jatak.campaigns.timing import Timing
from jatak.content.drafts import new_version
from jatak.content.models import TemplateVersion
from jatak.database.using import acting_as
from jatak.delivery.models import Course, Dispatch
from jatak.people.models import Brand, Controller, Topic

pytestmark = pytest.mark.usefixtures("database")
PLAIN = {"topic": "none", "similar": "open"}


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben") as made_of:
        yield made_of


def page_of(browser, campaign: Campaign, what: str) -> str:
    answer = browser.get(f"/console/campaigns/{campaign.pk}/{what}/")
    assert answer.status_code == 200, (what, answer.status_code)
    return answer.content.decode()


def test_where_there_is_none_the_list_says_what_will_be_here(shop) -> None:
    assert "Make the first campaign" in mette().get("/console/campaigns/").content.decode()


def test_making_one_makes_its_letter_and_counts_who_would_get_it(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    assert campaign.template_version.template.declared == "marketing"
    assert "Who gets it, and why" not in page_of(browser, campaign, "to")
    do_jobs()
    assert "Who gets it, and why" in page_of(browser, campaign, "to")
    assert "Summer sale" in browser.get("/console/campaigns/").content.decode()


def test_a_double_click_makes_one_campaign_and_one_letter(shop) -> None:
    browser = mette()
    made(browser, shop)
    made(browser, shop)
    assert (Campaign.objects.count(), TemplateVersion.objects.count()) == (1, 1)


def test_a_name_that_is_taken_comes_back_with_what_was_typed(shop) -> None:
    browser = mette()
    made(browser, shop)
    answer = browser.post("/console/campaigns/new/", {"name": "Summer sale", **PLAIN, "key": "another"})
    assert answer.status_code == 200
    assert "There is a campaign Summer sale already." in answer.content.decode()
    assert 'value="Summer sale"' in answer.content.decode()
    assert TemplateVersion.objects.count() == 1


def test_a_strangers_brand_or_topic_cannot_be_chosen(shop) -> None:
    with acting_as("admin"):
        eve = company("Eve")
        brand, topic = Brand.objects.create(controller=eve, name="E"), Topic.objects.create(controller=eve, name="T")
    for field, value in (("brand", brand.pk), ("topic", topic.pk)):
        answer = mette_again(shop).post("/console/campaigns/new/", {"name": "X", **PLAIN, field: value})
        assert answer.status_code == 200
    assert not Campaign.objects.exists()


def mette_again(shop):
    from django.contrib.auth.models import User

    found = User.objects.filter(first_name="Sofie").first()
    return browser_of(found or account("Sofie", Role.EDITOR, shop))


def test_the_check_names_all_that_is_to_do_and_is_empty_when_it_is_done(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    found = page_of(browser, campaign, "check")
    for words in ("Nothing says what is in the letter", "The letter is not approved", "being counted"):
        assert words in found
    written(campaign.template_version)
    approved(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    assert "Nothing stands in the way" in page_of(browser, campaign, "check")


def test_missing_identity_is_named_with_the_way_to_the_settings(shop) -> None:
    Controller.objects.filter(pk=shop.pk).update(postal_address="")
    browser = mette()
    shown = page_of(browser, made(browser, shop), "from")
    assert "postal address missing" in shown
    assert "/console/settings/" in shown


def test_elements_are_shown_with_the_kind_they_make_it_in_each_country(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    written(campaign.template_version)
    shown = page_of(browser, campaign, "elements")
    assert "Marketing" in shown
    assert "Denmark" in shown
    assert "Portugal" in shown, "a member of the European Union without rules of its own has those that all share"


def test_it_cannot_start_before_it_is_ready(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    answer = start(browser, campaign, follow=True)
    assert "is not ready to start" in answer.content.decode()
    assert not Start.objects.exists()
    assert not Change.objects.filter(verb="campaign.started").exists()


def test_the_confirmation_says_how_many_get_it_and_how_many_not(shop) -> None:
    browser = mette()
    leaves(shop.people[1], shop)
    shown = page_of(browser, ready(browser, shop), "start")
    assert "Start: send it to 1 people" in shown
    assert "cannot be undone" in shown
    assert "said no" in shown


def test_a_double_start_is_one_start_and_who_did_it_is_logged(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    for _ in range(2):
        answer = start(browser, campaign)
        assert answer["Location"] == f"/console/campaigns/{campaign.pk}/progress/"
    assert "ordered the start" in page_of(browser, campaign, "progress")
    assert do_jobs().count("campaigns.start") == 1
    start(browser, campaign)
    assert "campaigns.start" not in do_jobs()
    assert Start.objects.get().by == "Mette"
    assert states() == {"waiting": 2}
    assert [(each.verb, each.who) for each in Change.objects.filter(verb="campaign.started")] == [
        ("campaign.started", "Mette")
    ]


def test_what_was_changed_since_somebody_looked_does_not_start(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    looked_at = f'name="seen" value="{campaign.revision}"'
    assert looked_at in page_of(browser, campaign, "start")
    schedule(campaign, Timing(per_second=1.0), "UTC", campaign.revision)
    for seen in (campaign.revision - 1, "", "²"):
        answer = browser.post(f"/console/campaigns/{campaign.pk}/start/", {"seen": seen}, follow=True)
        assert "Somebody changed this campaign since you looked" in answer.content.decode()
        assert "Start: send it" in answer.content.decode()
    assert "campaigns.start" not in do_jobs()
    assert start(browser, campaign)["Location"].endswith("/progress/")


def test_it_goes_out_and_is_reported(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    do_jobs()
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2})
        until(lambda: Dispatch.objects.get().state == Course.DONE)
    assert browser.get(f"/console/campaigns/{campaign.pk}/")["Location"].endswith("/report/")
    shown = page_of(browser, campaign, "report")
    assert "delivered" in shown
    assert "Mette started it." in shown
    assert "example.com" in shown
    assert "data-done" in page_of(browser, campaign, "progress/now")


def test_it_is_paused_with_a_reason_goes_on_and_is_stopped_by_its_pages(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    do_jobs()
    base = f"/console/campaigns/{campaign.pk}"
    browser.post(f"{base}/pause/", {"why": "a wrong price"})
    assert Dispatch.objects.get().state == Course.PAUSED
    with Sink() as sink, worker(sink.url):
        assert "Mette: a wrong price" in page_of(browser, campaign, "progress")
        browser.post(f"{base}/pause/", {"why": "again"})
        assert states() == {"waiting": 2}
        browser.post(f"{base}/resume/")
        until(lambda: states() == {"accepted": 2})
    assert [each.verb for each in Change.objects.filter(verb__startswith="campaign.").order_by("pk")][-3:] == [
        "campaign.started",
        "campaign.paused",
        "campaign.resumed",
    ]


def test_a_stop_says_how_many_do_not_go_and_drops_them(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    do_jobs()
    asked = page_of(browser, campaign, "stop")
    assert "2 messages that have not gone will not go" in asked
    assert Dispatch.objects.get().state != Course.STOPPED
    for _ in range(2):
        browser.post(f"/console/campaigns/{campaign.pk}/stop/", {"why": "the hotel closed"})
    assert "campaigns.sweep" in do_jobs()
    assert states() == {"dropped": 2}
    assert "the hotel closed" in page_of(browser, campaign, "report")
    assert Change.objects.filter(verb="campaign.stopped").count() == 1
    answer = browser.post(f"/console/campaigns/{campaign.pk}/resume/", follow=True)
    assert "was stopped" in answer.content.decode()


def test_who_left_through_it_is_counted_by_how_they_left(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    do_jobs()
    from tests.story.cast import mailbox

    from jatak.consent.act import Act
    from jatak.consent.leaving import leave
    from jatak.consent.models import Actor, Via
    from jatak.consent.scope import Scope, Who
    from jatak.delivery.models import Message

    ana = shop.people[0]
    number = Message.objects.get(person_id=ana.pk).id
    now = datetime.now(UTC)
    with acting_as("consent"):
        who = Who(ana.pk, bytes(mailbox(ana).keyed_hash))
        leave(who, Scope(shop.pk), Act(Actor.PERSON, Via.LINK, now, now, message_id=number))
    assert "by the link in the message" in page_of(browser, campaign, "report")


def test_times_are_those_of_the_zone_that_was_chosen(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    year = datetime.now(UTC).year + 1
    said = {"when": "later", "day": f"{year}-01-15", "clock": "09:00", "time_zone": "America/New_York", "seen": "0"}
    assert browser.post(f"/console/campaigns/{campaign.pk}/when/", said).status_code == 302
    campaign.refresh_from_db()
    assert campaign.starts_at == datetime(year, 1, 15, 14, tzinfo=UTC)
    assert 'value="09:00"' in page_of(browser, campaign, "when")
    assert "(America/New_York)" in page_of(browser, campaign, "start")
    start(browser, campaign)
    do_jobs()
    assert Dispatch.objects.get().starts_at == campaign.starts_at
    assert "Scheduled" in page_of(browser, campaign, "progress")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"day": "2027-03-28", "clock": "02:30", "time_zone": "Europe/Copenhagen"}, "does not come"),
        ({"day": "", "clock": "09:00"}, "Fill this in"),
        ({"day": "2099-01-02", "clock": "09:00", "last_day": "2099-01-01", "last_clock": "09:00"}, "end before"),
        ({"day": "2099-01-02", "clock": "09:00", "last_day": "2001-01-01", "last_clock": "09:00"}, "has passed"),
        ({"day": "2099-01-02", "clock": "09:00", "per_second": "0"}, "greater than"),
        ({"day": "2099-01-02", "clock": "25:00"}, "valid time"),
        ({"day": "2099-01-02", "clock": "09:00", "time_zone": "Mars/Base"}, "not one of"),
    ],
)
def test_a_time_that_cannot_be_comes_back_with_the_field_named(shop, said, words) -> None:
    browser = mette()
    campaign = made(browser, shop)
    every = {"when": "later", "time_zone": "UTC", "seen": "0", **said}
    answer = browser.post(f"/console/campaigns/{campaign.pk}/when/", every)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    campaign.refresh_from_db()
    assert campaign.starts_at is None


def test_two_editors_at_once_lose_nothing(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    address = f"/console/campaigns/{campaign.pk}/settings/"
    assert browser.post(address, {"name": "Mine", **PLAIN, "seen": "0"}).status_code == 302
    answer = browser.post(address, {"name": "Theirs", **PLAIN, "seen": "0"})
    assert "Somebody else changed this campaign" in answer.content.decode()
    assert 'value="Theirs"' in answer.content.decode()
    assert Campaign.objects.get().name == "Mine"
    assert browser.post(address, {"name": "Theirs", **PLAIN, "seen": "1"}).status_code == 302
    assert Campaign.objects.get().name == "Theirs"


@pytest.mark.parametrize("seen", ["²", "one", "", "9" * 40, "-1"])
def test_what_is_no_revision_is_told_and_changes_nothing(shop, seen) -> None:
    browser = mette()
    campaign = made(browser, shop)
    base = f"/console/campaigns/{campaign.pk}/"
    changed = browser.post(f"{base}settings/", {"name": "Other", **PLAIN, "seen": seen})
    assert "Somebody else changed this campaign" in changed.content.decode()
    timed = browser.post(f"{base}when/", {"when": "now", "time_zone": "UTC", "seen": seen})
    assert "What you typed stands below" in timed.content.decode()
    assert Campaign.objects.get().revision == campaign.revision


def test_what_has_started_stays_as_it_is(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    answer = browser.post(
        f"/console/campaigns/{campaign.pk}/settings/", {"name": "Other", **PLAIN, "seen": campaign.revision}
    )
    assert "has started" in answer.content.decode()


def test_a_newer_version_of_the_letter_is_offered_and_taken(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    from tests.story.campaigning import SOFIE

    newer = new_version(campaign.template_version, by=SOFIE, at=datetime.now(UTC))
    assert "There is a newer version 2" in page_of(browser, campaign, "letter")
    browser.post(f"/console/campaigns/{campaign.pk}/letter/version/")
    campaign.refresh_from_db()
    assert campaign.template_version_id == newer.pk
    assert "The letter is not approved" in page_of(browser, campaign, "check")


def test_where_the_company_wants_a_second_person_the_writer_cannot_approve(shop) -> None:
    Controller.objects.filter(pk=shop.pk).update(second_person=True)
    sofie, ida = account("Sofie", Role.ADMINISTRATOR, shop), account("Ida", Role.APPROVER, shop)
    campaign = made(browser_of(sofie), shop)
    from jatak.base.authors import Author
    from jatak.content.drafts import state_of

    version = campaign.template_version
    written(version, by=Author(sofie.pk, "Sofie"))
    address = f"/console/letters/{version.pk}/approval/approved/"
    browser_of(sofie).post(address, {"state": state_of(version)})
    version.refresh_from_db()
    assert version.approved_at is None
    browser_of(ida).post(address, {"state": state_of(version)})
    version.refresh_from_db()
    assert version.approved_by == "Ida"
    assert "was approved by Ida" in page_of(browser_of(sofie), campaign, "approve")


ADDRESSES = (
    *("", "settings/", "to/", "to/now/", "from/", "letter/", "elements/", "check/", "approve/", "when/", "start/"),
    *("progress/", "progress/now/", "stop/", "report/", "received/", "received.csv", "left-out.csv"),
)


def test_a_stranger_to_the_company_finds_nothing(shop) -> None:
    with acting_as("admin"):
        eve = company("Eve")
    mine = mette()
    campaign = ready(mine, shop)
    start(mine, campaign)
    do_jobs()
    stranger = browser_of(account("Eve", Role.ADMINISTRATOR, eve))
    for address in ADDRESSES:
        assert stranger.get(f"/console/campaigns/{campaign.pk}/{address}").status_code == 404, address
    for verb in ("start", "pause", "resume", "stop", "count", "letter/version", "settings", "when"):
        assert stranger.post(f"/console/campaigns/{campaign.pk}/{verb}/").status_code == 404, verb
    assert "Summer sale" not in stranger.get("/console/campaigns/").content.decode()
    assert stranger.get(f"/console/campaigns/new/?company={shop.pk}").status_code == 404
    assert Dispatch.objects.get().state == Course.RUNNING


def test_a_reader_sees_and_changes_nothing(shop) -> None:
    campaign = ready(mette(), shop)
    reader = browser_of(account("Rune", Role.READER))
    assert "Start: send it" not in page_of(reader, campaign, "start")
    for verb in ("start", "count", "settings", "when"):
        assert reader.post(f"/console/campaigns/{campaign.pk}/{verb}/").status_code in (403, 404), verb
    assert reader.get(f"/console/campaigns/{campaign.pk}/received/").status_code == 403
    assert anybody().get(f"/console/campaigns/{campaign.pk}/").status_code == 302
    assert not Start.objects.exists()


def test_what_could_not_start_says_why_and_can_be_ordered_again(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    Controller.objects.filter(pk=shop.pk).update(contact="")
    do_jobs()
    assert "does not say who it is" in page_of(browser, campaign, "progress")
    Controller.objects.filter(pk=shop.pk).update(contact="hej@sydrejser.example")
    assert "It could not start" in page_of(browser, campaign, "start")
    start(browser, campaign)
    do_jobs()
    assert Start.objects.get().permitted == 2


def test_a_start_that_was_ordered_is_taken_back_before_it_begins(shop) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    assert "Stop it before it begins" in page_of(browser, campaign, "progress")
    assert "Stop it before it begins" in page_of(browser, campaign, "progress/now")
    assert "It becomes a draft again" in page_of(browser, campaign, "stop")
    for _ in range(2):
        browser.post(f"/console/campaigns/{campaign.pk}/stop/", {"why": "a wrong price"})
    do_jobs()
    assert not Start.objects.exists()
    assert not Dispatch.objects.exists()
    assert "Mette stopped it before anything went: a wrong price" in page_of(browser, campaign, "start")
    assert [each.details for each in Change.objects.filter(verb="campaign.stopped")] == [{"why": "a wrong price"}]
    start(browser, campaign)
    do_jobs()
    assert Start.objects.get().permitted == 2


@pytest.mark.parametrize("lost", ["role", "account"])
def test_nothing_starts_for_somebody_who_may_not_start_it_any_more(shop, lost) -> None:
    rune = account("Rune", Role.EDITOR, shop)
    browser = browser_of(rune)
    campaign = ready(browser, shop)
    start(browser, campaign)
    if lost == "role":
        rune.memberships.update(role=Role.READER)
    else:
        User.objects.filter(pk=rune.pk).update(is_active=False)
    do_jobs()
    assert not Dispatch.objects.exists()
    assert "may not start campaigns of Sydrejser any more" in page_of(mette(), campaign, "start")
    told = Change.objects.get(verb="campaign.not_started")
    assert (told.who, told.controller_id) == ("Rune", shop.pk)
    assert "Rune" in told.details["why"]


def test_the_list_is_paged_and_filtered(shop) -> None:
    with acting_as("admin"):
        eve = company("Eve")
    browser = mette()
    version = made(browser, shop, "Campaign 0").template_version
    at = datetime.now(UTC)
    for nth in range(1, 35):
        Campaign.objects.create(
            controller=shop, name=f"Campaign {nth}", template_version=version, created_at=at + timedelta(seconds=nth)
        )
    first = browser.get("/console/campaigns/").content.decode()
    assert "Campaign 34<" in first
    assert "Campaign 4<" not in first
    address = first.split('href="?below=')[1].split('"')[0]
    second = browser.get(f"/console/campaigns/?below={address}").content.decode()
    assert "Campaign 4<" in second
    assert "Campaign 5<" not in second
    assert "Campaign 34<" not in browser.get(f"/console/campaigns/?company={eve.pk}").content.decode()
    assert browser.get("/console/campaigns/?below=nonsense&company=x").status_code == 200


__all__ = ["letter"]
