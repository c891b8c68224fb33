"""Service messages: written, approved, sent to one, and to those whom an event concerns, each once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.plugins.relay import Sink
from tests.story.campaigning import SOFIE, approved, letter, mette, travel, written
from tests.story.cast import company, mailbox, person
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import bought, leaves, lives_in, now, states, until, worker

from jatak.accounts.models import Change, Look, Role
from jatak.campaigns.models import ServiceMessage, ServiceRound
from jatak.campaigns.rounds import walking
from jatak.content.drafts import new_version
from jatak.content.models import Template
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Controller, ProductGroup

pytestmark = pytest.mark.usefixtures("database")
KEY = "0b0e3c52-5d9b-4f0e-9d1a-4b8f6f3f3a11"


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben") as made_of:
        yield made_of


def service(
    browser, shop: Controller, name: str = "Delay", element: str = "order_info", ready: bool = True
) -> Template:
    """A service message, made by the form; written and approved."""
    answer = browser.post(f"/console/service/new/?company={shop.pk}", {"name": name, "key": name})
    assert answer.status_code == 302, answer.content.decode()
    template = Template.objects.get(controller=shop, name=name)
    if ready:
        written(template.versions.get(), letter("<p>Your journey is later.</p>", element, "Your journey"))
        approved(template.versions.get())
    return template


def subscribes(shop: Controller, name: str, ended: bool = False) -> None:
    """Somebody with a contract; as admin."""
    with acting_as("admin"):
        somebody = lives_in(person(name))
        at = datetime.now(UTC) - timedelta(days=200)
        Relation.objects.create(
            person=somebody,
            controller=shop,
            contact_point=mailbox(somebody),
            kind=RelationKind.SUBSCRIPTION.value,
            concluded_at=at,
            recorded_at=at,
            external_key=f"contract {name}",
            running=Tri.NO.value if ended else Tri.YES.value,
            ended_at=at + timedelta(days=1) if ended else None,
        )


def asked(browser, template: Template, concerned: str = "every", key: str = KEY, **more: object) -> ServiceRound:
    """Somebody asks to whom it would go, and it is counted."""
    said = {"what": "Flight 12 leaves later", "concerned": concerned, "key": key, **more}
    answer = browser.post(f"/console/service/{template.pk}/concerned/", said)
    assert answer.status_code == 302, answer.content.decode()
    do_jobs()
    return ServiceRound.objects.order_by("-pk")[0]


def test_the_list_says_what_will_be_here_and_then_what_can_be_sent(shop) -> None:
    browser = mette()
    assert "Write the first one" in browser.get("/console/service/").content.decode()
    service(browser, shop, "Draft", ready=False)
    service(browser, shop)
    shown = browser.get("/console/service/").content.decode()
    assert "can be sent" in shown
    assert "1 being written" in shown


def test_a_double_click_makes_one_message(shop) -> None:
    browser = mette()
    service(browser, shop, ready=False)
    service(browser, shop, ready=False)
    assert Template.objects.count() == 1


def test_it_is_sent_to_one_person_after_the_gate_was_asked_and_once(shop) -> None:
    browser = mette()
    template = service(browser, shop)
    address = f"/console/service/{template.pk}/one/"
    shown = browser.post(address, {"who": "Ana@example.com", "act": "look"}).content.decode()
    assert "Yes, it may go." in shown
    assert not Message.objects.exists()
    assert Look.objects.get().person_id == shop.people[0].pk
    sent = {"who": str(shop.people[0].pk), "act": "send", "key": "once", "seen": template.versions.get().pk}
    for _ in range(2):
        browser.post(address, sent)
    assert Message.objects.get().person_id == shop.people[0].pk
    assert Change.objects.filter(verb="service.sent").count() == 1
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    assert b"Your journey" in sink.received[0].data


def test_a_message_that_advertises_is_denied_to_who_left_whatever_it_is_called(shop) -> None:
    browser = mette()
    template = service(browser, shop, "Offer", "promotion")
    leaves(shop.people[0], shop)
    address = f"/console/service/{template.pk}/one/"
    shown = browser.post(address, {"who": "ana@example.com", "act": "look"}).content.decode()
    assert "Yes, it may go." not in shown
    assert "j-answer--no" in shown
    seen = template.versions.get().pk
    browser.post(address, {"who": "ana@example.com", "act": "send", "key": "once", "seen": seen})
    assert not Message.objects.exists()


def test_what_was_approved_since_somebody_looked_is_shown_and_not_sent(shop) -> None:
    browser = mette()
    template = service(browser, shop)
    first, address = template.versions.get(), f"/console/service/{template.pk}/one/"
    newer = new_version(first, by=SOFIE, at=now())
    written(newer, letter("<p>Your journey is off.</p>", "order_info", "Your journey"))
    approved(newer)
    sent = {"who": str(shop.people[0].pk), "act": "send", "key": "once"}
    for seen in ({"seen": first.pk}, {}, {"seen": "²"}):
        shown = browser.post(address, {**sent, **seen}).content.decode()
        assert "A newer version was approved since you looked" in shown
        assert "Your journey is off." in shown
        assert "Yes, it may go." in shown
        assert not Message.objects.exists()
    browser.post(address, {**sent, "seen": newer.pk})
    assert Message.objects.get().template_version_id == newer.pk


@pytest.mark.parametrize("who", ["eve@example.com", "nobody@example.com", "999999", "no address", "9" * 40])
def test_whom_the_company_does_not_know_is_nobody(shop, who) -> None:
    with acting_as("admin"):
        bought(company("Eve"), lives_in(person("Eve")))
    browser = mette()
    template = service(browser, shop)
    shown = browser.post(f"/console/service/{template.pk}/one/", {"who": who, "act": "look"}).content.decode()
    assert "knows nobody by this" in shown
    assert not Look.objects.exists()


def test_the_key_of_a_form_is_its_accounts_and_companys_own(shop) -> None:
    browser = mette()
    template = service(browser, shop)
    mine = asked(browser, template)
    assert asked(browser, template) == mine
    theirs = asked(browser_of(account("Ida", Role.EDITOR, shop)), template)
    assert (theirs.asked_by, mine.asked_by) == ("Ida", "Mette")
    assert asked(browser, service(browser, shop, "Another")).template_version.template.name == "Another"


def test_nothing_goes_for_somebody_who_may_not_send_any_more(shop) -> None:
    rune = account("Rune", Role.EDITOR, shop)
    browser = browser_of(rune)
    counted = asked(browser, service(browser, shop, ready=True))
    browser.post(f"/console/service/rounds/{counted.pk}/order/")
    rune.memberships.all().delete()
    do_jobs()
    assert not Message.objects.exists()
    shown = mette().get(f"/console/service/rounds/{counted.pk}/").content.decode()
    assert "Rune, who ordered it, may not send for Sydrejser any more." in shown
    assert Change.objects.get(verb="service.not_sent").controller_id == shop.pk


def test_those_concerned_are_counted_then_confirmed_then_sent_to_once_each(shop) -> None:
    with acting_as("admin"):
        for nth in range(3):
            Relation.objects.create(
                person=shop.people[0],
                controller=shop,
                contact_point=mailbox(shop.people[0]),
                kind=RelationKind.SALE.value,
                concluded_at=datetime.now(UTC) - timedelta(days=nth + 2),
                recorded_at=datetime.now(UTC),
                external_key=f"more {nth}",
            )
    browser = mette()
    counted = asked(browser, service(browser, shop))
    assert (counted.people, counted.permitted, counted.sent) == (2, 2, 0)
    assert not Message.objects.exists()
    shown = browser.get(f"/console/service/rounds/{counted.pk}/").content.decode()
    assert "2 people get it, 0 do not." in shown
    for _ in range(2):
        browser.post(f"/console/service/rounds/{counted.pk}/order/")
    do_jobs()
    walking.send(counted.pk, lambda: datetime.now(UTC), lambda: True)
    assert (Message.objects.count(), ServiceMessage.objects.count()) == (2, 2)
    assert Change.objects.filter(verb="service.ordered").count() == 1
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2})
    shown = browser.get(f"/console/service/rounds/{counted.pk}/").content.decode()
    assert "delivered" in shown


def test_the_same_form_again_asks_nothing_new(shop) -> None:
    browser = mette()
    template = service(browser, shop)
    asked(browser, template)
    asked(browser, template)
    assert ServiceRound.objects.count() == 1


def test_running_contracts_are_told_from_those_that_have_ended(shop) -> None:
    subscribes(shop, "Chloe")
    subscribes(shop, "Dev", ended=True)
    browser = mette()
    assert asked(browser, service(browser, shop), "running").people == 1


def test_a_period_counts_who_bought_in_it_by_the_clock_of_the_company(shop) -> None:
    browser = mette()
    template = service(browser, shop)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    within = asked(browser, template, "bought", since=str(yesterday), until=str(yesterday))
    assert within.people == 2
    before = str(yesterday - timedelta(days=9))
    other = "1b0e3c52-5d9b-4f0e-9d1a-4b8f6f3f3a11"
    assert asked(browser, template, "bought", other, since=before, until=before).people == 0


def test_groups_of_products_narrow_it(shop) -> None:
    with acting_as("admin"):
        group = ProductGroup.objects.create(controller=shop, name="Beach")
        Relation.objects.filter(person=shop.people[0]).update(product_groups=[group.pk])
    browser = mette()
    assert asked(browser, service(browser, shop), product_groups=[group.pk]).people == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"what": "", "concerned": "every"}, "This field is required"),
        ({"what": "x", "concerned": "bought"}, "Fill this in"),
        ({"what": "x", "concerned": "bought", "since": "2026-02-02", "until": "2026-02-01"}, "before the first"),
        ({"what": "x", "concerned": "nobody"}, "not one of"),
        ({"what": "x", "concerned": "every", "product_groups": "999"}, ""),
    ],
)
def test_what_cannot_be_comes_back_with_the_field_named(shop, said, words) -> None:
    with acting_as("admin"):
        ProductGroup.objects.create(controller=shop, name="Beach")
    browser = mette()
    answer = browser.post(f"/console/service/{service(browser, shop).pk}/concerned/", {**said, "key": KEY})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not ServiceRound.objects.exists()


def test_who_is_denied_is_counted_with_the_reason(shop) -> None:
    leaves(shop.people[0], shop)
    browser = mette()
    counted = asked(browser, service(browser, shop, "Offer", "promotion"))
    assert (counted.people, counted.permitted) == (2, 1)
    assert counted.reasons[0]["people"] == 1
    assert "part of it promotes" in counted.reasons[0]["because"]


def test_a_draft_goes_to_nobody(shop) -> None:
    browser = mette()
    template = service(browser, shop, ready=False)
    answer = browser.post(f"/console/service/{template.pk}/concerned/", {"what": "x", "concerned": "every", "key": KEY})
    assert "is approved" in answer.content.decode()
    assert browser.get(f"/console/service/{template.pk}/one/").status_code == 302
    assert not ServiceRound.objects.exists()


def test_one_that_was_stopped_is_not_sent(shop) -> None:
    browser = mette()
    counted = asked(browser, service(browser, shop))
    browser.post(f"/console/service/rounds/{counted.pk}/stop/")
    browser.post(f"/console/service/rounds/{counted.pk}/order/")
    do_jobs()
    assert not Message.objects.exists()


def test_a_stranger_to_the_company_finds_nothing(shop) -> None:
    with acting_as("admin"):
        eve = company("Eve")
    mine = mette()
    template = service(mine, shop)
    counted = asked(mine, template)
    stranger = browser_of(account("Eve", Role.ADMINISTRATOR, eve))
    for address in (f"{template.pk}/", f"{template.pk}/one/", f"{template.pk}/concerned/", f"rounds/{counted.pk}/"):
        assert stranger.get(f"/console/service/{address}").status_code == 404, address
    for verb in ("order", "stop"):
        assert stranger.post(f"/console/service/rounds/{counted.pk}/{verb}/").status_code == 404
    shown = stranger.get("/console/service/").content.decode()
    assert "Delay" not in shown
    assert "Flight 12" not in shown
    do_jobs()
    assert not Message.objects.exists()


def test_a_marketing_letter_is_no_service_message(shop) -> None:
    from tests.story.campaigning import made

    browser = mette()
    template = made(browser, shop).template_version.template
    assert browser.get(f"/console/service/{template.pk}/").status_code == 404


def test_a_killed_count_goes_on_where_it_was(shop, monkeypatch) -> None:
    from jatak.campaigns.rounds import judging

    monkeypatch.setattr(judging, "SIZE", 1)
    browser = mette()
    counted = asked(browser, service(browser, shop))
    ServiceRound.objects.filter(pk=counted.pk).update(
        counted_to=shop.people[0].pk, people=1, permitted=1, counted_at=None
    )
    again = walking.count(counted.pk, lambda: datetime.now(UTC))
    assert (again.people, again.permitted) == (2, 2)
