"""The first run as it is clicked: from a link on the command line to a company that may ask, and a colleague."""

import re
from email import message_from_bytes, policy
from typing import Any

from tests.browser.looking import Looker
from tests.plugins.relay import Sink
from tests.story.console import PASSWORD
from tests.story.sending import until

from jatak.database.using import acting_as
from jatak.installation.first_run import first_run_link
from jatak.people.models import Controller

PATIENCE = 60
"""Seconds that anything may take on a busy machine."""


def begins(mette: Looker) -> None:
    """The link of the command line makes the first administrator."""
    with acting_as("web"):
        mette.go(re.sub(r"^https?://[^/]+", "", first_run_link()))
    mette.look("story-first-run")
    page = mette.page
    page.get_by_label("Your name").fill("Mette Holm")
    page.get_by_label("E-mail address").fill("mette@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url(re.compile("/console/welcome/$"))
    mette.look("story-welcome")


def sets_up(mette: Looker) -> Controller:
    """One step after the other, each by the button of the list of steps."""
    takes_step(mette, "The company that writes", names_the_company)
    takes_step(mette, "A first topic", lambda page: page.locator("main [name=name]").fill("Summer"))
    takes_step(mette, "What people are asked", proposes_words, then=ticks_what_is_true)
    mette.go("/console/welcome/")
    mette.look("story-set-up")
    with acting_as("admin"):
        made = Controller.objects.get()
    wants_a_second_person(mette, made)
    return made


def wants_a_second_person(mette: Looker, made: Controller) -> None:
    """From now on nobody approves what they wrote themselves."""
    mette.go(f"/console/settings/companies/{made.pk}/sending/")
    mette.page.locator("[name=second_person]").check()
    mette.page.get_by_role("button", name="Save").click()
    mette.page.wait_for_url(re.compile(rf"/companies/{made.pk}/$"))


def takes_step(mette: Looker, title: str, fills: Any, then: Any = None) -> None:
    """Opens the page of a step, fills it in and saves it; a second form follows where `then` is given."""
    page = mette.page
    mette.go("/console/welcome/")
    page.get_by_role("link", name=re.compile(rf": {title}$")).click()
    fills(page)
    mette.look(f"story-step-{title.split()[-1]}")
    if then is not None:
        then(page)
    page.locator("main form").locator("[type=submit]").first.click()
    page.wait_for_url(re.compile("/console/welcome/$"))


def names_the_company(page: Any) -> None:
    """All that stands below its messages, and where they come from."""
    told = {
        "name": "Sydrejser",
        "legal_name": "Sydrejser A/S",
        "postal_address": "Vestergade 1, 1456 København K",
        "registration_number": "CVR 12345678",
        "contact": "hej@sydrejser.example",
        "sender_address": "nyt@sydrejser.example",
        "service_address": "service@sydrejser.example",
    }
    for name, words in told.items():
        page.locator(f"main [name={name}]").fill(words)


def proposes_words(page: Any) -> None:
    """Chooses the languages in which people are asked; the next page proposes the words."""
    page.locator("[name=language][value=en]").check()
    page.locator("[name=per_month]").fill("8")
    page.get_by_role("button", name="Propose the words").click()


def ticks_what_is_true(page: Any) -> None:
    """Says of the sign-up form what she looked at."""
    for box in page.locator("[name=statements]").all():
        box.check()


def invites(mette: Looker, newcomer: Looker, name: str, mailbox: Sink) -> None:
    """Asks a colleague in, who sets a password by the link of the mail and logs in."""
    mette.go("/console/settings/accounts/")
    mette.page.get_by_role("link", name=re.compile("Invite")).first.click()
    form, address = mette.page.locator("main form"), f"{name.lower()}@example.com"
    form.locator("[name=name]").fill(name)
    form.locator("[name=email]").fill(address)
    form.locator("[name=company]").select_option(label="Sydrejser")
    form.get_by_role("button", name="Invite").click()
    newcomer.go(link_in_mail(mailbox, address))
    newcomer.look("story-invited")
    for field in newcomer.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    newcomer.page.locator("form button[type=submit]").first.click()
    newcomer.page.wait_for_load_state()
    newcomer.log_in(address, PASSWORD)


def confirms_address(newcomer: Looker, address: str, mailbox: Sink) -> None:
    """Test mails go to addresses whose owner followed a link."""
    earlier = len(mailbox.received)
    newcomer.page.get_by_role("link", name="Confirm my address").click()
    newcomer.page.get_by_role("button", name="Re-send Verification").click()
    newcomer.go(link_in_mail(mailbox, address, earlier))
    newcomer.look("story-confirm-address")
    newcomer.page.get_by_role("button", name="Confirm").click()
    newcomer.page.wait_for_load_state()


def link_in_mail(mailbox: Sink, address: str, earlier: int = 0) -> str:
    """The path of the first link of a mail to somebody; as many mails as came `earlier` are passed over."""

    def mails() -> list[bytes]:
        return [mail.data for mail in mailbox.received[earlier:] if mail.recipient == address]

    until(lambda: bool(mails()), PATIENCE)
    words = message_from_bytes(mails()[-1], policy=policy.default).get_content()
    found = re.search(r"https?://[^/]+(/\S+)", words)
    assert found is not None
    return found[1]
