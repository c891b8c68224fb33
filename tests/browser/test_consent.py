"""A consent from its first words to coming back: stopped, mended, pictured, said, proven, widened, taken back."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.browser.beginning import PATIENCE
from tests.browser.foreign import foreign_site
from tests.browser.looking import Looker
from tests.browser.site import Site
from tests.browser.test_embedded import request_in
from tests.plugins.relay import Sink
from tests.story.console import PASSWORD, account
from tests.story.sending import until
from tests.story.signing_up import company_that_asks

from jatak.consent.form_link import path
from jatak.consent.models import CollectionPoint, CollectionPointVersion, NoticeVersion, Picture, Record
from jatak.database.using import acting_as
from jatak.people.models import Person

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]

NOTICES, POINTS = "/console/notices/", "/console/collection/"
GRATIS = "Vind en gratis rejse til Kreta."
HIDDEN = "Ja tak, Sydrejser og [vores samarbejdspartnere](https://sydrejser.example/hvem) må skrive til mig på e-mail."
ASKED = "Ja tak, Sydrejser A/S må skrive til mig på e-mail om pakkerejser og hoteller, højst 4 gange om måneden."
DRAW = "Du deltager i lodtrækningen om en rejse til Kreta til en værdi af 8.000 kr."
TERMS = "Vinderen trækkes 1. februar 2027 og får besked på e-mail. Du er med, selv om du framelder dig igen."
STATED = ("act", "free", "separate", "prominent")


def test_from_the_first_words_to_coming_back(
    chromium: Any, site: Site, looker: Looker, mailbox: Sink, tmp_path: Path
) -> None:
    with acting_as("admin"):
        company_that_asks()
        account()
    mette = looker
    mette.page.set_default_timeout(PATIENCE * 1000)
    mette.log_in("mette@example.com", PASSWORD)
    writes_and_is_stopped(mette)
    mends_and_publishes(mette)
    with foreign_site(BODY, site.address + "/s/1-vores-butik/") as shop:
        point = sets_up_the_form(mette, shop)
        sees_its_picture(mette, point)
        assert path(point) == "/s/1-vores-butik/"
        with Looker.opened(chromium, site.address, mette.folder) as ana:
            signs_up(ana, shop, mailbox)
            sees_the_proof(mette)
            widens_with_a_second_notice(mette, ana)
            leaves_and_comes_back(mette, ana)
            assert ana.faults == []
    assert mette.faults == []


BODY = {"/butik": '<div data-jatak lang="da"></div>'}


def writes_and_is_stopped(mette: Looker) -> None:
    """A prize that costs a consent is called free, and the partners stand behind a link: nothing can be published."""
    from playwright.sync_api import expect

    page = mette.page
    mette.go(NOTICES)
    mette.look("consent-notices-empty")
    begins_a_notice(mette, "Nyhedsbrev")
    page.locator("[name=words-da-benefit]").fill(GRATIS)
    page.locator("[name=words-da-terms]").fill(TERMS)
    page.locator("[name=words-da-asked]").fill(HIDDEN)
    expect(page.locator("mark", has_text="gratis").first).to_be_visible()
    expect(page.locator("mark", has_text="samarbejdspartnere").first).to_be_visible()
    mette.look("consent-notice-stopped")
    page.get_by_role("button", name="Save, look at it and publish").click()
    page.wait_for_url(re.compile(r"/versions/\d+/$"))
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()
    mette.look("consent-notice-not-publishable")


def begins_a_notice(mette: Looker, name: str, kind: str = "newsletter") -> None:
    """Chooses what to ask; words are proposed."""
    page = mette.page
    mette.go(f"{NOTICES}new/")
    page.locator(f"[name=kind][value={kind}]").check()
    page.locator("[name=name]").fill(name)
    page.locator("[name=goods]").fill("pakkerejser og hoteller")
    page.locator("[name=per_month]").fill("4")
    for box in page.locator("[name=languages]").all():
        box.set_checked(box.get_attribute("value") == "da")
    page.locator("[name=countries][value=DK]").check()
    page.get_by_role("button", name="Propose the words").click()
    page.wait_for_url(re.compile(r"/versions/\d+/write/$"))


def mends_and_publishes(mette: Looker) -> None:
    """Says what it is worth instead of free, and who writes instead of a link."""
    from playwright.sync_api import expect

    page = mette.page
    page.get_by_role("link", name="Write").first.click()
    page.wait_for_url(re.compile(r"/write/$"))
    page.locator("[name=words-da-benefit]").fill(DRAW)
    page.locator("[name=words-da-asked]").fill(ASKED)
    page.locator("[name=benefit]").select_option("prize_draw")
    publishes(mette)
    expect(page.locator("main")).to_contain_text("These words never change")
    mette.look("consent-notice-published")


def publishes(mette: Looker) -> None:
    """From the editor to the published version."""
    page = mette.page
    page.get_by_role("button", name="Save, look at it and publish").click()
    page.wait_for_url(re.compile(r"/versions/\d+/$"))
    page.get_by_role("button", name="Publish").click()
    until(lambda: drafts() == 0, PATIENCE)
    page.wait_for_load_state()


def drafts() -> int:
    """How many versions of notices are not published."""
    with acting_as("admin"):
        return NoticeVersion.objects.filter(published_at=None).count()


def sets_up_the_form(mette: Looker, shop: str) -> CollectionPoint:
    """A form that the shop may show, stated to be what it must."""
    mette.go(f"{POINTS}new/")
    mette.page.locator("[name=name]").fill("Vores butik")
    mette.page.locator("[name=kind][value=form]").check()
    mette.page.locator("[name=notice]").select_option(index=0)
    submits(mette)
    mette.page.wait_for_url(re.compile(r"/versions/\d+/edit/$"))
    mette.page.locator("[name=sites]").fill(shop)
    mette.page.locator("[name=ask_country]").select_option("may")
    return states_and_publishes(mette)


def submits(mette: Looker) -> None:
    """Presses the button of the form."""
    mette.page.locator("main form.j-form button[type=submit].button").first.click()


def states_and_publishes(mette: Looker) -> CollectionPoint:
    """Saves, looks, states what no text shows, publishes."""
    page = mette.page
    with acting_as("admin"):
        version = CollectionPointVersion.objects.select_related("point").latest("pk")
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_load_state()
    mette.go(f"{POINTS}versions/{version.pk}/publish/")
    for name in STATED:
        page.locator(f"[name=statements][value={name}]").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(rf"/collection/{version.point_id}/$"))
    return version.point


def sees_its_picture(mette: Looker, point: CollectionPoint) -> None:
    """A job took it on two devices, of the words that were published."""

    def taken() -> bool:
        with acting_as("admin"):
            return Picture.objects.filter(version__point=point).count() == 2

    until(taken, PATIENCE)
    with acting_as("admin"):
        pictures = list(Picture.objects.filter(version__point=point))
    assert [each.error for each in pictures] == ["", ""]
    assert all("Ja tak, Sydrejser A/S må skrive" in each.html for each in pictures)
    mette.go(f"{POINTS}{point.pk}/")
    mette.page.wait_for_function("[...document.images].filter(i => i.src.includes('pictures')).length === 2")
    mette.look("consent-point")
    mette.go(POINTS)
    mette.look("consent-points")


def signs_up(ana: Looker, shop: str, mailbox: Sink) -> None:
    """In the shop's own page, then by the one button of the mail's page."""
    from playwright.sync_api import expect

    page = ana.page
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{shop}/butik")
    expect(page.get_by_text("Ja tak, Sydrejser A/S må skrive")).to_be_visible()
    assert ana.faults == []
    ana.look("consent-shop")
    ana.faults.clear()  # Whoever looks for barriers brings styles of their own, which the shop's policy refuses.
    page.wait_for_timeout(2100)
    fills_in_danish(page)
    page.get_by_role("button", name="Tilmeld").click()
    ana.go(request_in(mailbox, "ana@example.com"))
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    with acting_as("admin"):
        assert Record.objects.get().confirmed_at is not None


def fills_in_danish(page: Any) -> None:
    """Her address, her age, her country, and the box."""
    page.locator("input[name=email]").fill("ana@example.com")
    page.locator("select[name=country]").select_option("DK")
    for box in page.locator("input[type=checkbox]:visible").all():
        box.check()


def sees_the_proof(mette: Looker) -> None:
    """On Ana's page: what was shown, when it was answered and confirmed, the words and the picture."""
    page = mette.page
    with acting_as("admin"):
        ana = Person.objects.get()
    mette.go(f"/console/people/{ana.pk}/")
    mette.look("consent-person")
    with acting_as("admin"):
        event = Record.objects.get().event_id
    mette.go(f"/console/people/{ana.pk}/history/{event}/")
    main = page.locator("main")
    for told in ("Ja tak, Sydrejser A/S må skrive", "/butik", "1.0"):
        assert told in main.inner_text(), told
    assert page.locator("main img").count() == 2
    mette.look("consent-proof")


def widens_with_a_second_notice(mette: Looker, ana: Looker) -> None:
    """The company asks for text messages, too; Ana says yes on her own page."""
    begins_a_notice(mette, "SMS", "text")
    publishes(mette)
    mette.go(f"{POINTS}new/")
    mette.page.locator("[name=name]").fill("SMS-nyt")
    notices = mette.page.locator("[name=notice]")
    notices.select_option(notices.locator("option", has_text="SMS").get_attribute("value"))
    submits(mette)
    mette.page.wait_for_url(re.compile(r"/versions/\d+/edit/$"))
    mette.page.locator("[name=double_opt_in]").uncheck()
    states_and_publishes(mette)
    page = ana.page
    page.locator("main a[href*='/p/']:not([href*='/receipt/'])").first.click()
    page.wait_for_load_state()
    page.locator("input[name=telephone]").fill("+45 22 22 22 22")
    card = page.locator("section.card").filter(has=page.locator("input[name=telephone]"))
    for box in card.locator("input[type=checkbox]").all():
        box.check()
    card.locator("button").first.click()
    page.wait_for_load_state()
    ana.look("consent-widened")
    assert live() == {"email", "sms"}


def live() -> set[str]:
    """The channels on which Ana said yes and did not take it back."""
    with acting_as("admin"):
        return set(Record.objects.filter(ended_at=None).values_list("channel", flat=True))


def leaves_and_comes_back(mette: Looker, ana: Looker) -> None:
    """Out by one button, and in again by an own act under the words of today."""
    page = ana.page
    page.locator("button[name=scope][value=company]").first.click()
    page.wait_for_load_state()
    assert live() == set()
    card = page.locator("section.card").filter(has_text="på e-mail").filter(has=page.locator("input[name=token]"))
    for box in card.locator("input[type=checkbox]").all():
        box.check()
    card.locator("button").first.click()
    page.wait_for_load_state()
    ana.look("consent-back")
    assert "email" in live()
    with acting_as("admin"):
        ana_pk = Person.objects.get().pk
    mette.go(f"/console/people/{ana_pk}/")
    mette.look("consent-person-again")
    assert mette.page.locator(".j-answer--yes").count() >= 1
