"""The way through the steps of a campaign: nothing is passed by unseen, and the letter is one of the steps."""

from collections.abc import Iterator

import pytest
from tests.story.campaigning import approved, letter, made, mette, ready, travel, written
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.test_letters import typed

from jatak.accounts.models import Role
from jatak.base.clock import now
from jatak.campaigns.models import Campaign
from jatak.clearance.models import Census
from jatak.consent.models import Notice, NoticeController, NoticeVersion
from jatak.content.drafts import start
from jatak.database.using import acting_as
from jatak.gate.message import Declared
from jatak.people.models import Brand, Controller, Topic

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben") as made_of:
        yield made_of


def opened(browser, campaign: Campaign) -> str:
    return browser.get(f"/console/campaigns/{campaign.pk}/")["Location"]


def step(browser, campaign: Campaign, what: str) -> str:
    answer = browser.get(f"/console/campaigns/{campaign.pk}/{what}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_campaign_opens_at_the_first_step_with_something_to_do(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    assert opened(browser, campaign).endswith("/to/")
    do_jobs()
    assert opened(browser, campaign).endswith("/letter/")
    written(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    assert opened(browser, campaign).endswith("/approve/")
    approved(campaign.template_version)
    assert opened(browser, campaign).endswith("/start/")


def test_a_step_that_was_passed_by_is_named_with_the_way_to_it(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    written(campaign.template_version, letter(element="promotion"))
    do_jobs()
    shown = step(browser, campaign, "when")
    assert "Not done yet" in shown
    assert f"/console/campaigns/{campaign.pk}/approve/" in shown.split("Not done yet")[1].split("</ul>")[0]
    assert "Not done yet" not in step(browser, ready(browser, shop, "Another"), "when")


def test_the_editor_of_its_letter_shows_the_steps_and_leads_to_the_next(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    of = f"/console/letters/{campaign.template_version_id}/"
    shown = browser.get(of).content.decode()
    assert 'aria-current="step"' in shown
    assert "Next step: What is in it" in shown
    assert f"/console/campaigns/{campaign.pk}/elements/" in shown
    assert "Next step: To" in browser.get(f"{of}approval/").content.decode(), "what was passed by"


def test_a_letter_of_no_campaign_has_no_steps(shop) -> None:
    version = start(shop, None, "Alone", Declared.MARKETING)
    shown = mette().get(f"/console/letters/{version.pk}/").content.decode()
    assert 'aria-current="step"' not in shown
    assert "Look at it and approve" in shown


def test_writing_the_letter_has_it_counted_anew_when_it_becomes_another_question(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    do_jobs()
    for revision in (0, 1):
        fields = typed(revision, words=f"Words {revision}")
        answer = browser.post(f"/console/letters/{campaign.template_version_id}/", fields)
        assert answer.status_code == 302
    assert Census.objects.filter(state="asked").count() == 1
    assert "being counted" in step(browser, campaign, "to")
    do_jobs()
    assert "Who gets it, and why" in step(browser, campaign, "to")
    browser.post(f"/console/letters/{campaign.template_version_id}/", typed(2, words="No new question"))
    assert not Census.objects.filter(state="asked").exists()


def test_who_may_not_write_is_offered_nothing_to_change(shop) -> None:
    campaign = made(mette(), shop)
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    settings = f"/console/campaigns/{campaign.pk}/settings/"
    assert settings in step(browser_of(account("Sofie", Role.EDITOR, shop)), campaign, "to")
    for what in ("to", "from", "letter", "elements", "check", "approve", "when", "start"):
        shown = step(ida, campaign, what)
        for closed in (settings, f"/console/campaigns/{campaign.pk}/count/", 'href="/console/settings/"'):
            assert closed not in shown.split("<main")[-1], (what, closed)


def chosen(page: str, field: str) -> str:
    """The words of the choice that stands in a select."""
    select = page.split(f'name="{field}"')[1].split("</select>")[0]
    return select.split(" selected>")[1].split("<")[0].strip()


def asked_about(shop: Controller, brand: Brand, topic: Topic) -> None:
    """A published question in the name of this brand, about this topic."""
    notice = Notice.objects.create(controller=shop, slug=f"yes-{topic.pk}")
    version = NoticeVersion.objects.create(notice=notice, number=1, channels=["email"], topics=[topic.pk])
    NoticeController.objects.create(version=version, controller=shop, brands=[brand.pk])
    NoticeVersion.objects.filter(pk=version.pk).update(published_at=now())


def two_of_each() -> tuple[Controller, list[Brand], list[Topic]]:
    """A company with two brands and two topics."""
    nordlys = company("Nordlys")
    brands = [Brand.objects.create(controller=nordlys, name=name) for name in ("Aftenlys", "Solrejser")]
    topics = [Topic.objects.create(controller=nordlys, name=name) for name in ("Aviation", "Charter")]
    return nordlys, brands, topics


def test_a_new_campaign_begins_with_the_one_brand_and_topic_that_people_are_asked_about(shop) -> None:
    with acting_as("admin"):
        nordlys, brands, topics = two_of_each()
        asked_about(nordlys, brands[1], topics[1])
    page = mette().get(f"/console/campaigns/new/?company={nordlys.pk}").content.decode()
    assert (chosen(page, "brand"), chosen(page, "topic")) == ("Solrejser", "Charter")


def test_where_there_are_several_brands_and_topics_none_is_chosen_for_anybody(shop) -> None:
    with acting_as("admin"):
        nordlys, brands, topics = two_of_each()
        for both in zip(brands, topics, strict=True):
            asked_about(nordlys, *both)
    browser, address = mette(), f"/console/campaigns/new/?company={nordlys.pk}"
    page = browser.get(address).content.decode()
    assert (chosen(page, "brand"), chosen(page, "topic")) == ("Choose", "Choose")
    said = {"name": "Autumn", "similar": "open", "key": "autumn"}
    refused = browser.post(address, {**said, "brand": "", "topic": ""}).content.decode()
    assert "Choose under whose name it goes out." in refused
    assert "Choose what it is about." in refused
    assert not Campaign.objects.exists()
    assert browser.post(address, {**said, "brand": "none", "topic": topics[0].pk}).status_code == 302
    campaign = Campaign.objects.get()
    assert (campaign.brand, campaign.topic) == (None, topics[0])
    page = browser.get(f"/console/campaigns/{campaign.pk}/settings/").content.decode()
    assert (chosen(page, "brand"), chosen(page, "topic")) == ("Nordlys", "Aviation")


def test_the_next_step_is_the_next_with_something_to_do(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    do_jobs()
    assert "Next step: Letter" in step(browser, campaign, "to"), "the sender is complete"
    assert "Next step: Letter" in step(browser, campaign, "when"), "what was passed by comes before the start"
    campaign = ready(browser, shop, "Another")
    for what in ("to", "letter", "approve", "when"):
        assert "Next step: Start" in step(browser, campaign, what)
    assert "Next step" not in step(browser, campaign, "start")


def test_the_check_is_done_when_only_the_approval_is_to_come(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    of_check = f'href="/console/campaigns/{campaign.pk}/check/"'

    def mark() -> str:
        return step(browser, campaign, "to").split(of_check)[1].split("</a>")[0]

    assert "to do" in mark()
    written(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    assert "✓" in mark()
    assert "Next step: Approve" in step(browser, campaign, "to")


def test_what_is_being_counted_is_said_once(shop) -> None:
    browser = mette()
    shown = step(browser, made(browser, shop), "to")
    assert "It is being counted who would get it." in shown
    for words in ("still being counted", "people so far"):
        assert words not in shown


def test_a_count_that_failed_is_not_said_to_go_on(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    Census.objects.update(state="failed", trouble="no room")
    shown = step(browser, campaign, "to")
    assert "The count failed: no room" in shown
    assert "Nobody has counted yet" in shown
    assert "still being counted" not in step(browser, campaign, "check")


def test_the_answer_and_the_question_are_one_click_from_the_head_of_the_letter(shop) -> None:
    sofie, ida = (
        browser_of(account(name, role, shop)) for name, role in (("Sofie", Role.EDITOR), ("Ida", Role.APPROVER))
    )
    version = made(sofie, shop).template_version
    written(version)
    for browser, place in ((sofie, "ask"), (ida, "answer")):
        shown = browser.get(f"/console/letters/{version.pk}/approval/").content.decode()
        assert f'href="#{place}"' in shown
        assert f'id="{place}"' in shown


def test_times_begin_in_the_zone_of_the_company_and_else_in_that_of_the_browser(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    shown = step(browser, campaign, "when")
    assert chosen(shown, "time_zone") == "UTC"
    assert "data-own-zone" in shown
    Controller.objects.filter(pk=shop.pk).update(time_zone="Europe/Copenhagen")
    shown = step(browser, campaign, "when")
    assert chosen(shown, "time_zone") == "Europe/Copenhagen"
    assert "data-own-zone" not in shown
    until = {"when": "now", "time_zone": "UTC", "last_day": "2090-01-01", "last_clock": "10:00"}
    seen = Campaign.objects.get(pk=campaign.pk).revision
    assert browser.post(f"/console/campaigns/{campaign.pk}/when/", {**until, "seen": seen}).status_code == 302
    assert chosen(step(browser, campaign, "when"), "time_zone") == "UTC"


def test_a_new_letter_takes_no_company_by_itself_where_there_are_several(shop) -> None:
    with acting_as("admin"):
        company("Nordlys")
    both, one = mette(), browser_of(account("Sofie", Role.EDITOR, shop))
    offered = both.get("/console/letters/new/").content.decode().split('name="company"')[1].split("</select>")[0]
    assert "Choose a company" in offered
    assert chosen(both.get(f"/console/letters/new/?company={shop.pk}").content.decode(), "company") == shop.name
    page = one.get("/console/letters/new/").content.decode().split('name="company"')[1].split("</select>")[0]
    assert shop.name in page
    assert "Choose a company" not in page
