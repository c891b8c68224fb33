"""Ana signs up in a form on a shop's own site, confirms, says yes to more, leaves, and comes back."""

import email
import email.policy
import re
from pathlib import Path
from typing import Any

import pytest
from tests.browser.beginning import PATIENCE
from tests.browser.foreign import foreign_site
from tests.browser.looking import NARROW, SIZES, Looker
from tests.browser.site import Site
from tests.plugins.relay import Sink
from tests.story.sending import PUBLIC_URL, until
from tests.story.signing_up import DANISH, ENGLISH, Asked, company_that_asks, form

from jatak.consent import collection
from jatak.consent.collection import Asked as Field
from jatak.consent.collection import Asks
from jatak.consent.models import Event, Particulars, Record, Served
from jatak.consent.notices import Words
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]

GERMAN = Words(
    "Darf Sydrejser Ihnen per E-Mail über Reisen schreiben? Mehr in der [Erklärung](https://sydrejser.example/d).",
    "Sie können sich in jeder E-Mail abmelden.",
    "Reisen per E-Mail",
    "Wer sich anmeldet, bekommt einen Reisegutschein über 10 Euro.",
    "Der Gutschein gilt ein Jahr. Sie behalten ihn, wenn Sie sich abmelden.",
)
TEXT = Words(
    "May Sydrejser write to you by e-mail and by text message about trips?",
    "You can take it back with the link in every e-mail, or by answering STOP.",
    "Trips by text message",
)
BODIES = {
    "/inline": "<div data-jatak><p>The form comes here.</p></div>",
    "/pop-up": '<div data-jatak data-jatak-popup="button" data-jatak-button="Our news"></div>',
    "/later": '<div data-jatak data-jatak-popup="0.1"></div>',
}


def asked() -> tuple[Asked, Asked]:
    """A form for e-mail, and one for text messages beside it."""
    with acting_as("admin"):
        company = company_that_asks()
        first = form(company, words={"en": ENGLISH, "da": DANISH, "de": GERMAN}, asks=Asks(mandatory=True, age_from=15))
        fields = (Field("telephone", True),)
        return first, form(company, "texts", channels=("email", "sms"), words={"en": TEXT}, asks=Asks(fields=fields))


def on_sites(asked: Asked, *sites: str) -> None:
    """The next version of the form, which these sites may show."""
    with acting_as("admin"):
        asks = Asks((Field("name"), Field("country")), True, 15, sites)
        version = collection.set_up(
            asked.point.controller, asked.point.slug, "form", asked.version.notice_version, True, asks
        )
        asked.version = collection.publish(version, asked.version.published_at)


def fills_in(page: Any, address: str) -> None:
    """As anybody does."""
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Country").select_option("DK")
    page.get_by_label("I am 15 or older").check()


def request_in(mailbox: Sink, address: str) -> str:
    """The path of the link in the mail that went there."""
    until(lambda: address in mailbox.recipients(), PATIENCE)
    data = next(mail.data for mail in mailbox.received if mail.recipient == address)
    mail = email.message_from_bytes(data, policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(rf"{re.escape(PUBLIC_URL)}(/c/\S+)", body.get_content())
    assert found is not None
    return found[1]


def test_in_a_page_of_others(chromium: Any, site: Site, looker: Looker, mailbox: Sink, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    first, _ = asked()
    looks_at_the_pages(looker, first)
    with foreign_site(BODIES, site.address + first.path) as shop:
        page = looker.page
        page.goto(f"{shop}/inline")
        expect(page.locator("[data-jatak]")).to_have_count(0)
        expect(page.locator("main")).to_contain_text("The form comes here.")  # The shop is none of the form's sites.
        looker.faults.clear()
        on_sites(first, shop)
        page.goto(f"{shop}/inline")
        expect(page.get_by_role("heading", name="Trips in the mail")).to_be_visible()
        assert looker.faults == []
        looker.look("sign-up-embedded")
        # The looker itself applies a style, which the shop's policy refuses.
        assert [fault for fault in looker.faults if "Applying inline style" not in fault] == []
        page.get_by_role("button", name="Yes, please").click()
        expect(page.get_by_role("alert")).to_contain_text("Please fill this in.")
        assert page.evaluate("document.activeElement.name") == "email"
        looker.faults.clear()  # The answer was 422, as it must be.
        fills_in(page, "ana@example.com")
        page.get_by_role("button", name="Yes, please").click()
        expect(page.get_by_role("heading", name="Look in your mail")).to_be_focused(timeout=PATIENCE * 1000)
        assert page.evaluate("document.cookie") == ""
        pops_up(page, shop)
        assert looker.faults == []
    with acting_as("admin"):
        event = Event.objects.get()
        assert Particulars.objects.get().data["page"] == f"{shop}/inline"
        assert event.served_id == Served.objects.get().pk
        assert Record.objects.get().confirmed_at is None
    confirms(looker, request_in(mailbox, "ana@example.com"))
    widens_leaves_and_comes_back(looker)
    assert looker.faults == []


def looks_at_the_pages(looker: Looker, first: Asked) -> None:
    """The hosted form in three languages, and as it comes back."""
    for language in ("en", "da", "de"):
        looker.go(f"{first.path}?language={language}")
        looker.look(f"sign-up-{language}")
    looker.page.get_by_label("E-Mail-Adresse").fill("ana")
    looker.page.wait_for_timeout(2100)
    looker.page.get_by_role("button", name="Ja, gern").click()
    looker.page.wait_for_load_state()
    looker.look("sign-up-again-de")
    assert looker.page.get_by_label("E-Mail-Adresse").input_value() == "ana"
    assert looker.page.locator("[aria-invalid]").count() == 2
    looker.open("/s/99-nothing/")
    looker.look("sign-up-unknown")
    looker.faults[:] = [
        fault for fault in looker.faults if "is answered with 4" not in fault and "console:" not in fault
    ]
    assert looker.faults == []


def fits_a_phone(page: Any, dialog: Any) -> None:
    """It stands within the screen, and the button that closes it too."""
    wide = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": SIZES[NARROW]})
    for each in (dialog, dialog.locator(".jatak-close")):
        box = each.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW
    page.set_viewport_size(wide)


def pops_up(page: Any, shop: str) -> None:
    """A window that opens, keeps the focus, closes on Escape and stays closed."""
    from playwright.sync_api import expect

    page.goto(f"{shop}/pop-up")
    page.get_by_role("button", name="Our news").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
        )
    fits_a_phone(page, dialog)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.goto(f"{shop}/later")
    expect(page.locator("dialog")).to_have_count(1)
    page.evaluate("new Promise(later => setTimeout(later, 300))")
    expect(page.get_by_role("dialog")).to_be_hidden()  # It was closed in this session.
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{shop}/later")
    expect(dialog).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def confirms(ana: Looker, path: str) -> None:
    """One button; afterwards she sees how to take it back."""
    ana.go(path)
    ana.look("confirm")
    ana.page.get_by_role("button", name="Yes, that was me").click()
    ana.page.wait_for_load_state()
    ana.look("confirmed")
    with acting_as("admin"):
        assert Record.objects.get().confirmed_at is not None
        assert ContactPoint.objects.get().verified_at is not None


def widens_leaves_and_comes_back(ana: Looker) -> None:
    """From e-mail to text messages by her own hand, then out, then in again."""
    page = ana.page
    page.get_by_role("link", name="see what you said").click()
    page.wait_for_load_state()
    mine = page.url
    ana.look("preferences")
    ana.go(f"{mine}?language=da")
    ana.look("preferences-da")
    ana.go(mine)
    page.get_by_label("Mobile number").fill("+45 22 22 22 22")
    page.get_by_role("button", name="Yes, please").click()
    page.wait_for_load_state()
    ana.look("preferences-added")
    with acting_as("admin"):
        channels = set(Record.objects.filter(ended_at=None).values_list("channel", flat=True))
        assert channels == {"email", "sms"}
        assert Record.objects.get(channel="sms").confirmed_at is None
    ana.go(mine.replace("/p/", "/l/"))
    page.get_by_role("button", name="Leave Sydrejser").click()
    page.wait_for_load_state()
    ana.look("left-with-a-way-back")
    with acting_as("admin"):
        assert not Record.objects.filter(ended_at=None).exists()
    page.get_by_role("link", name="Left by mistake? Say yes again").click()
    page.wait_for_load_state()
    ana.look("come-back")
    card = page.locator("section.card").filter(has_text="Trips in the mail")
    card.get_by_label("I am 15 or older").check()
    card.get_by_role("button", name="Yes, please").click()
    page.wait_for_load_state()
    with acting_as("admin"):
        assert Record.objects.get(ended_at=None, channel="email").confirmed_at is not None
