"""Ana's page in a browser without scripts: on a phone and a desk, by light and in the dark, in every language."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.browser.looking import NARROW, SIZES, Looker
from tests.browser.site import Site
from tests.story.cast import DAY, Question, company, heard, says_yes
from tests.story.centre import Page, joins
from tests.story.sending import now
from tests.story.signing_up import company_that_asks, form
from tests.story.test_widening import NUMBER, TEXTS

from jatak.consent.confirming import confirm
from jatak.consent.find_link import path
from jatak.consent.models import Event, Objection, OwnFrequency, Pause, Record, Via
from jatak.consent.notices import Words
from jatak.database.using import acting_as
from jatak.people.models import Topic
from jatak.preferences.languages import SPOKEN

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]


@pytest.fixture(scope="module")
def page(shared_database: None) -> Page:
    """Ana's, at a company with three topics, text messages to say yes to, and a sister that she said yes to with it."""
    with acting_as("admin"):
        sydrejser, solkyst = company_that_asks(), company("Solkyst")
        for name in ("Winter trips", "Wine from small growers in the south of France and the north of Spain"):
            Topic.objects.create(controller=sydrejser, name=name)
        ana = joins(form(sydrejser))
        form(sydrejser, "texts", channels=("email", "sms"), words={"en": TEXTS}, asks=NUMBER)
        both = Words("May Sydrejser and Solkyst write to you by e-mail about trips?", "You can leave in every mail.")
        joint = form(sydrejser, "both", words={"en": both}, companies={sydrejser.pk: (), solkyst.pk: ()}, joint=True)
        text = joint.version.notice_version.texts.get()
        at = now() - 3 * DAY
        confirm(says_yes(ana, Question(text, joint.version), at).pk, heard(at, Via.LINK))
        return Page(ana, sydrejser)


@pytest.fixture
def ana(chromium: Any, site: Site, page: Page, pytestconfig: pytest.Config) -> Any:
    """Her browser: no script runs in it."""
    folder = Path(pytestconfig.getoption("--screenshots"))
    folder = folder if folder.is_absolute() else pytestconfig.rootpath / folder
    folder.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(
        viewport={"width": NARROW, "height": SIZES[NARROW]}, java_script_enabled=False, base_url=site.address
    )
    yield context.new_page()
    context.close()


def test_every_page_is_whole_in_every_language(looker: Looker, page: Page) -> None:
    fresh = page.fresh()
    with acting_as("admin"):
        given = Event.objects.filter(kind="given").earliest("at").pk
    leave = page.path.replace("/p/", "/l/")
    pages = {
        "centre": page.path,
        "centre-fresh": fresh,
        "centre-receipt": f"{page.path}/receipt/{given}/",
        "centre-find": path(page.company),
        "centre-leave": leave,
    }
    for name, address in pages.items():
        for language in SPOKEN:
            looker.go(f"{address}?language={language}")
            looker.look(f"{name}-{language}")
    stranger = replace(page.link, person_id=999_999, address_hash=b"s" * 32).token()
    for language in SPOKEN:
        looker.go(f"/l/{stranger}?language={language}")
        looker.page.locator("button.main").click()
        looker.page.wait_for_load_state()
        looker.look(f"centre-left-{language}")
    for name, address in {"centre-broken": page.path[:-9], "centre-old": f"{page.path}/data.html"}.items():
        looker.page.goto(looker.address + address)
        looker.look(name)
    # The browser itself says of a page that its status is 404 or 403, as it should be.
    assert [fault for fault in looker.faults if "Failed to load resource" not in fault] == []


def test_it_fits_a_page_at_twice_the_size_a_keyboard_and_paper(ana: Any, page: Page, pytestconfig: Any) -> None:
    folder = Path(pytestconfig.getoption("--screenshots"))
    # A desk's 1280 pixels at four times the size, which is more than a phone's at twice (WCAG 1.4.10).
    ana.set_viewport_size({"width": 320, "height": 640})
    for address in (page.path, page.fresh(), path(page.company), page.path.replace("/p/", "/l/")):
        for language in ("de", "fi", "fr"):
            ana.goto(f"{address}?language={language}")
            assert ana.locator("body").evaluate("one => document.documentElement.scrollWidth") <= 320, address
    ana.screenshot(path=folder / "centre-320.png", full_page=True)
    ana.goto(page.path)
    ana.keyboard.press("Tab")
    first = ana.locator(":focus")
    assert first.get_attribute("name") == "part"
    assert first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    ana.keyboard.press("Space")
    assert not first.is_checked()
    ana.set_viewport_size({"width": 794, "height": 1123})
    ana.emulate_media(media="print", color_scheme="dark")
    with acting_as("admin"):
        given = Event.objects.filter(kind="given").earliest("at").pk
    for name, address in {"page": page.fresh(), "receipt": f"{page.path}/receipt/{given}/"}.items():
        ana.goto(address)
        assert not ana.locator("footer").is_visible()
        assert not ana.locator("button:visible").count()
        assert name == "receipt" or ana.locator(".state:visible").count() == 4, "what stands is what is printed"
        assert ana.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
        ana.screenshot(path=folder / f"centre-print-{name}.png", full_page=True)


def test_she_changes_everything_without_a_script(ana: Any, page: Page, pytestconfig: Any) -> None:
    ana.goto(page.path)
    assert "Your messages from Sydrejser" in ana.locator("h1").inner_text()
    ana.locator("label", has_text="E-mail").first.click()
    ana.get_by_role("button", name="Save my choice").first.click()
    assert "Your choice" in ana.content() or "nothing more about" in ana.locator("[role=status]").inner_text()
    with acting_as("admin"):
        assert Objection.objects.filter(topic__isnull=False).count() == 1
    ana.get_by_role("button", name="3 months").click()
    assert "The break lasts until" in ana.locator("[role=status]").inner_text()
    ana.get_by_role("button", name="End the break").click()
    ana.locator("#f-number").select_option("2")
    ana.locator("form:has(#f-number) button").click()
    with acting_as("admin"):
        assert (Pause.objects.count(), OwnFrequency.objects.get(ended_at=None).per_month) == (1, 2)
    ana.get_by_role("button", name="Send me a fresh link").click()
    assert "on its way" in ana.locator("[role=status]").inner_text()
    ana.screenshot(path=Path(pytestconfig.getoption("--screenshots")) / "centre-acts.png", full_page=True)
    ana.get_by_role("button", name="Leave Sydrejser altogether").click()
    assert "no more newsletters" in ana.locator("[role=status]").inner_text()
    with acting_as("admin"):
        assert not Record.objects.filter(ended_at=None, controller__name="Solkyst").exists()
    ana.locator("section.card", has_text="May Sydrejser write").get_by_role("button", name="Yes, please").first.click()
    assert "Your yes is noted" in ana.locator("[role=status]").inner_text()
    with acting_as("admin"):
        assert Record.objects.filter(ended_at=None, controller=page.company).exists()
