"""Why people get a campaign or not: in the same words in its plan, for its approval and in its report."""

from collections.abc import Iterator

import pytest
from tests.story.campaigning import letter, made, mette, ready, start, travel, written
from tests.story.cast import person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import YESTERDAY, judged_good
from tests.story.test_console_campaigns_files import rows
from tests.story.test_gathering import buys, lives_in

from jatak.accounts.models import Role
from jatak.base.clock import now
from jatak.campaigns.models import Campaign
from jatak.clearance.census import asking, counting
from jatak.clearance.census.question import standing
from jatak.database.using import acting_as
from jatak.people.models import Brand, Controller, ProductGroup

pytestmark = pytest.mark.usefixtures("database")
FOR_SUN = "The consent is for Solrejser only."


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben") as made_of:
        yield made_of


@pytest.fixture
def sun(shop) -> Brand:
    """A brand of the company, to which alone Ida said yes."""
    with acting_as("admin"):
        brand = Brand.objects.create(controller=shop, name="Solrejser")
        asked = question(shop, companies={shop.pk: (brand.pk,)})
        judged_good(asked)
        says_yes(lives_in(person("Ida"), "DK"), asked, YESTERDAY)
    return brand


def page(browser, campaign: Campaign, what: str) -> str:
    answer = browser.get(f"/console/campaigns/{campaign.pk}/{what}")
    assert answer.status_code == 200, what
    return answer.content.decode()


def sent(browser, campaign: Campaign) -> None:
    start(browser, campaign)
    do_jobs()


def test_the_report_says_of_a_consent_for_another_brand_what_the_plan_said(shop, sun) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    assert FOR_SUN in page(browser, campaign, "to/")
    sent(browser, campaign)
    shown = page(browser, campaign, "report/")
    assert FOR_SUN in shown
    assert "names another company" not in shown, "it is the same company"
    (row,) = rows(browser.get(f"/console/campaigns/{campaign.pk}/left-out.csv"))
    assert (row["why"], row["what would change it"], row["people"]) == (FOR_SUN, "", "1")


def test_another_brand_is_chosen_where_the_campaign_says_what_it_is_about(shop, sun) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    way = f'href="/console/campaigns/{campaign.pk}/settings/#id_brand"'
    assert way in page(browser, campaign, "to/")
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    assert way not in page(ida, campaign, "to/"), "who may not write cannot choose it"
    sent(browser, campaign)
    for what in ("to/", "report/"):
        assert way not in page(browser, campaign, what), "what has started stays as it is"


def test_who_bought_something_else_is_told_so(shop) -> None:
    browser = mette()
    with acting_as("admin"):
        hikes, cruises = (ProductGroup.objects.create(controller=shop, name=name) for name in ("Hikes", "Cruises"))
        for name, groups in (("Eva", [cruises.pk]), ("Finn", [])):
            buys(lives_in(person(name), "DK"), shop, YESTERDAY, product_groups=groups)
    campaign = made(browser, shop, similar="groups", product_groups=[hikes.pk])
    written(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    shown = page(browser, campaign, "to/")
    assert "They bought something else than what it is similar to: Hikes." in shown
    assert "It is not known what they bought; it is similar to Hikes." in shown
    assert "The message is not only about own goods" not in shown


def test_an_offer_of_somebody_else_is_no_matter_of_what_they_bought(shop) -> None:
    browser = mette()
    with acting_as("admin"):
        hikes, cruises = (ProductGroup.objects.create(controller=shop, name=name) for name in ("Hikes", "Cruises"))
        buys(lives_in(person("Eva"), "DK"), shop, YESTERDAY, product_groups=[cruises.pk])
    campaign = made(browser, shop, similar="groups", product_groups=[hikes.pk])
    written(campaign.template_version, letter(element="third_party_promotion"))
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    shown = page(browser, campaign, "to/")
    assert "The message is not only about own goods" in shown
    assert "They bought something else" not in shown


def test_the_report_says_on_what_the_messages_rest(shop, sun) -> None:
    browser = mette()
    campaign = ready(browser, shop)
    plan = page(browser, campaign, "to/")
    sent(browser, campaign)
    shown = page(browser, campaign, "report/")
    why = shown.split("Who gets it, and why")[1].split("Left out at the start")[0]
    words = why.split('j-answer--yes"><span>')[1].split("<")[0].strip()
    assert words in plan
    assert '<td class="j-n">2' in why
    assert "/console/audience/" in why, "the way to who they are"
    assert "2 were permitted" in shown


def test_who_approves_sees_how_many_get_it_and_why(shop) -> None:
    browser = mette()
    campaign = made(browser, shop)
    written(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    base = f"/console/letters/{campaign.template_version_id}/"
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    for shown in (page(ida, campaign, "approve/"), ida.get(f"{base}approval/").content.decode()):
        assert '<b class="j-number">2</b>' in shown
        assert "Who gets it, and why" in shown
        assert "2 people" in shown.split("<h3>Languages</h3>")[1]
        assert "Next step" in shown


def test_who_has_a_question_to_answer_is_not_led_past_it(shop) -> None:
    sofie = browser_of(account("Sofie", Role.EDITOR, shop))
    campaign = made(sofie, shop)
    written(campaign.template_version)
    base = f"/console/letters/{campaign.template_version_id}/"
    state = sofie.get(f"{base}approval/").content.decode().split('name="state" value="')[1].split('"')[0]
    assert sofie.post(f"{base}approval/asked/", {"state": state}).status_code == 302
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    for address in (f"/console/campaigns/{campaign.pk}/approve/", f"{base}approval/"):
        assert "Next step" not in ida.get(address).content.decode(), "the answer comes first"
        assert "Next step" in sofie.get(address).content.decode()


def test_the_check_leads_from_what_is_not_approved_to_asking_for_it(shop) -> None:
    sofie = browser_of(account("Sofie", Role.EDITOR, shop))
    campaign = made(sofie, shop)
    written(campaign.template_version)
    asking = f'<a href="/console/letters/{campaign.template_version_id}/approval/">'
    assert f"{asking}Ask for approval</a>" in page(sofie, campaign, "check/")
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    assert f"{asking}Look at it and approve</a>" in page(ida, campaign, "check/")


def test_a_new_campaign_says_whom_a_purchase_alone_leaves_out(shop) -> None:
    address, browser = f"/console/campaigns/new/?company={shop.pk}", mette()
    words = "Existing customers without a consent are left out."
    assert f"{words} Counted last" not in browser.get(address).content.decode(), "nobody has counted"
    with acting_as("admin"):
        buys(lives_in(person("Eva"), "DK"), shop, YESTERDAY)
    counting.count(asking.ask(standing(shop.pk, "email"), now())[0].pk, clock=now)
    assert f"{words} Counted last: up to 1 person." in browser.get(address).content.decode()
