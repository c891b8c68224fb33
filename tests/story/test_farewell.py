"""Who left is told so where their country wants it, and the company hears of it: at once, and in the morning."""

import email
import email.policy
import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.cast import company, heard, mailbox, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.receiving import program
from tests.story.sending import (
    PUBLIC_URL,
    YESTERDAY,
    bought,
    judged_good,
    lives_in,
    now,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.accounts.models import Role
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.supplied import words_of
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.farewell.choosing import choose
from jatak.farewell.digest import send_digests
from jatak.farewell.models import Choice, Confirm, Digest, Goodbye, Left, Waiting
from jatak.farewell.reading import read_ledger
from jatak.farewell.sending import TOO_LATE, send_open
from jatak.hooks.endpoints import make
from jatak.hooks.models import Call, Kind
from jatak.hooks.sending import send_due
from jatak.people.models import Controller, ExternalKey, Person, Topic
from jatak.retention.erasure.answered import answered_by_erasure
from jatak.retention.erasure.ordering import Order, order

HOUR = timedelta(hours=1)


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_TWO_FACTOR="offered"):
        with acting_as("admin"):
            made = sydrejser()
        yield made


def member(of: Controller, name: str, country: str = "DK", language: str = "da") -> Person:
    """Somebody who said yes yesterday, and lives there."""
    with acting_as("admin"):
        asked = question(of, f"notice-{of.pk}-{name.lower()}")
        judged_good(asked)
        somebody = lives_in(person(name, language), country)
        says_yes(somebody, asked, YESTERDAY)
    return somebody


def says_no(
    somebody: Person,
    of: Controller | None,
    at: datetime,
    via: Via = Via.LINK,
    actor: Actor = Actor.PERSON,
    **scope: object,
) -> None:
    who = Who(somebody.pk, bytes(mailbox(somebody).keyed_hash))
    with acting_as("consent"):
        leave(who, Scope(of.pk if of else None, **scope), Act(actor, via, at, at))  # type: ignore[arg-type]


def letters(at: datetime) -> list[Message]:
    """What is in the outbox once everything that waits was done."""
    read_ledger(at)
    send_open(at)
    return list(Message.objects.order_by("id"))


def test_whose_erasure_is_told_is_not_told_again_that_they_left(travel: Controller) -> None:
    ana, at = member(travel, "Ana"), now()
    order(Order(ana.pk, "Mette", at - HOUR, Via.LETTER), at)
    says_no(member(travel, "Ben"), travel, at)
    read_ledger(at, answered_by_erasure)
    (goodbye,) = Goodbye.objects.select_related("left")
    assert goodbye.left.person_id != ana.pk, "her letter says that everything goes, and nothing comes"
    says_no(ana, travel, at)
    read_ledger(at, answered_by_erasure)
    assert Goodbye.objects.count() == 2, "what she said by itself is confirmed by itself"


def test_a_dane_who_left_gets_one_bare_letter_in_danish_though_nothing_else_may_go(travel: Controller) -> None:
    ben, at = member(travel, "Ben"), now()
    says_no(ben, travel, at)
    says_no(ben, travel, at)  # The same click again.
    for _ in range(2):
        assert len(letters(at)) == 1
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    (received,) = sink.received
    mail = email.message_from_bytes(received.data, policy=email.policy.SMTP)
    assert received.recipient == "ben@example.com"
    assert mail["Subject"] == "Du er afmeldt hos Sydrejser"
    assert "service@sydrejser.example" in mail["From"]
    assert not [name for name in mail.keys() if name.startswith("List-")]  # noqa: SIM118
    for kind in ("plain", "html"):
        body = mail.get_body((kind,)).get_content()  # type: ignore[union-attr]
        assert "Sydrejser sender dig ikke flere nyhedsbreve" in body
        assert "Det kommer stadig: beskeder om dine ordrer" in body
        assert "/l/" not in body
        assert "/p/" not in body
        assert "<img" not in body
    assert Goodbye.objects.get().message_id == Message.objects.get().id


@pytest.mark.parametrize(
    ("country", "choice", "expected"),
    [
        ("DK", None, 1),
        ("BE", None, 1),
        ("DE", None, 0),
        ("SE", None, 0),
        ("DE", Confirm.ALWAYS, 1),
        ("DK", Confirm.NEVER, 0),
    ],
)
def test_the_country_decides_unless_the_company_chose(
    travel: Controller, country: str, choice: Confirm | None, expected: int
) -> None:
    if choice:
        choose(travel, choice, "", False, "Mette", now())
    at = now()
    says_no(member(travel, "Ben", country), travel, at)
    assert len(letters(at)) == expected


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        (Via.LINK, 1),
        (Via.MAIL_CLIENT, 1),
        (Via.REPLY, 1),
        (Via.PHONE, 1),
        (Via.LETTER, 1),
        (Via.STOP, 0),
        (Via.COMPLAINT, 0),
        (Via.AUTHORITY, 0),
        (Via.FORM, 0),
        (Via.THIRD_PARTY, 0),
        (Via.IMPORT, 0),
    ],
)
def test_the_medium_decides(travel: Controller, via: Via, expected: int) -> None:
    at = now()
    says_no(member(travel, "Ben"), travel, at, via, Actor.STAFF if via in (Via.PHONE, Via.LETTER) else Actor.PERSON)
    assert len(letters(at)) == expected


def test_a_stranger_who_leaves_is_counted_and_not_written_to(travel: Controller) -> None:
    """May Eve? Nobody here has her address, so nothing can go to it."""
    with acting_as("consent"):
        leave(Who(address_hash=b"e" * 32), Scope(travel.pk), heard(now(), Via.API))
    assert letters(now()) == []
    assert Left.objects.get().person_id is None


def test_who_leaves_more_is_told_again_and_who_leaves_the_same_is_not(travel: Controller) -> None:
    ben, at = member(travel, "Ben"), now()
    says_no(ben, travel, at - 3 * HOUR, channel="email")
    assert len(letters(at)) == 1
    says_no(ben, travel, at - 2 * HOUR)
    assert len(letters(at)) == 2
    says_no(ben, travel, at - HOUR, Via.PHONE)
    says_no(ben, travel, at - HOUR / 2, channel="email")
    assert len(letters(at)) == 2
    with acting_as("admin"):
        again = question(travel, "again")
        judged_good(again)
        says_yes(ben, again, at - HOUR / 3, key="again")
    says_no(ben, travel, at - HOUR / 4)
    assert len(letters(at)) == 3


def test_what_was_left_is_said(travel: Controller) -> None:
    with acting_as("admin"):
        summer = Topic.objects.get()
    ben, ana, at = member(travel, "Ben"), member(travel, "Ana", language="fi"), now()
    says_no(ben, travel, at - HOUR, channel="sms")
    says_no(ana, travel, at, topic_id=summer.pk)
    sent = letters(at)
    versions = TemplateVersion.objects.select_related("template").in_bulk()
    assert {versions[each.template_version_id].template.slug for each in sent} == {"left-sms", "left-topic"}
    assert sorted(set(TemplateText.objects.values_list("language", flat=True))) == sorted(words_of("jatak.farewell"))
    assert sorted(words_of("jatak.farewell")) == ["da", "de", "en", "fi", "fr", "nb", "nl", "sv"]


def test_who_leaves_everything_gets_one_letter_and_each_company_hears_of_it(travel: Controller) -> None:
    with acting_as("admin"):
        north = company("Nordrejser")
        north.service_address = "service@nordrejser.example"
        north.save()
    ben, at = member(travel, "Ben"), now()
    with acting_as("admin"):
        bought(north, ben)
    says_no(ben, None, at)
    assert len(letters(at)) == 1
    assert sorted(Left.objects.values_list("controller__name", "everything")) == [
        ("Nordrejser", True),
        ("Sydrejser", True),
    ]


def test_one_yes_for_two_companies_is_left_with_one_letter(travel: Controller) -> None:
    with acting_as("admin"):
        north = company("Nordrejser")
        north.service_address = "service@nordrejser.example"
        north.save()
        asked = question(travel, companies={travel.pk: (), north.pk: ()}, joint=True)
        ben = lives_in(person("Ben", "da"))
        says_yes(ben, asked, YESTERDAY)
    says_no(ben, travel, now())
    assert len(letters(now())) == 1
    assert Left.objects.count() == 2


def test_a_letter_waits_for_the_company_and_not_for_ever(travel: Controller) -> None:
    with acting_as("admin"):
        Controller.objects.update(service_address="")
    ben, at = member(travel, "Ben"), now()
    says_no(ben, travel, at)
    assert letters(at) == []
    assert Goodbye.objects.get().done_at is None
    with acting_as("admin"):
        Controller.objects.update(service_address="service@sydrejser.example")
    letters(at + TOO_LATE + HOUR)
    goodbye = Goodbye.objects.get()
    assert (goodbye.why_not, goodbye.message_id) == ("too_late", None)


def test_a_sender_that_is_killed_sends_no_second_letter(travel: Controller) -> None:
    says_no(member(travel, "Ben"), travel, now())
    assert len(letters(now())) == 1
    with acting_as("admin"):
        Goodbye.objects.update(done_at=None, message_id=None)
    assert len(letters(now())) == 1
    assert Goodbye.objects.get().message_id


def test_a_survey_refused_alone_is_told_to_the_company_and_to_nobody_else(travel: Controller) -> None:
    says_no(member(travel, "Ben"), travel, now(), survey=True)
    assert letters(now()) == []
    assert Left.objects.get().survey
    with acting_as("consent"):
        assert not Waiting.objects.exists()


def test_each_leaving_is_called_once_with_own_keys_and_no_address(travel: Controller) -> None:
    ben, ana, at = member(travel, "Ben"), member(travel, "Ana"), now()
    with acting_as("admin"):
        other = company("Nordrejser")
        for of, system in ((travel, "crm"), (other, "erp")):
            ExternalKey.objects.create(controller=of, system=system, key="42", person=ben)
        summer = Topic.objects.get()
    with override_settings(DEBUG=True), program() as crm, program() as theirs:
        make(travel, crm.url, [Kind.LEFT], "Mette", at)
        make(other, theirs.url, [Kind.LEFT], "Mette", at)
        says_no(ben, travel, at)
        says_no(ana, travel, at, Via.PHONE, topic_id=summer.pk)
        for _ in range(2):
            read_ledger(at)
            send_due(lambda: at)
    assert theirs.calls == []
    told = {each["medium"]: each for each in (json.loads(call.body)["data"] for call in crm.calls)}
    assert len(crm.calls) == 2
    assert told["link"]["person"] == {"id": ben.pk, "keys": [{"system": "crm", "key": "42"}]}
    assert told["link"]["scope"] == {
        "channels": [],
        "topic": None,
        "brand": None,
        "surveys": False,
        "everything": False,
    }
    assert told["phone"]["scope"]["topic"] == {"id": summer.pk, "name": "Summer"}
    assert told["link"]["event"] in {str(pk) for pk in Left.objects.values_list("event_id", flat=True)}
    assert all(b"example.com" not in call.body for call in crm.calls)
    assert not Call.objects.exclude(body="").exists()


def test_a_file_of_noes_calls_nobody(travel: Controller) -> None:
    says_no(member(travel, "Ben"), travel, now(), Via.IMPORT, Actor.IMPORT)
    with acting_as("consent"):
        assert not Waiting.objects.exists()


def morning(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=now().tzinfo)


def test_the_digest_of_a_day_goes_once_in_the_companys_morning(travel: Controller) -> None:
    with acting_as("admin"):
        Controller.objects.update(time_zone="America/New_York")
    choose(travel, Confirm.NEVER, "dpo@sydrejser.example", False, "Mette", morning(1))
    for name, via in (("Ben", Via.LINK), ("Ana", Via.LINK), ("Chloe", Via.PHONE)):
        says_no(member(travel, name), travel, now(), via)
    read_ledger(morning(2, 3))  # Still the first of July in New York.
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        assert send_digests(morning(2, 9)) == 0  # Five in the morning there.
        assert send_digests(morning(2, 11)) == 1
        assert send_digests(morning(2, 12)) == 0
        assert send_digests(morning(3, 12)) == 0  # Nobody left on the second.
    (received,) = sink.received
    mail = email.message_from_bytes(received.data, policy=email.policy.SMTP)
    assert (received.recipient, mail["Subject"]) == ("dpo@sydrejser.example", "Sydrejser: 3 people left")
    text = mail.get_content().replace("\r\n", "\n")
    assert "a link in a message: 2\n  a telephone call: 1" in text
    assert "Person" not in text
    assert "@" not in text
    assert Digest.objects.get().leavings == 3


def test_the_digest_lists_who_left_where_the_company_chose_so(travel: Controller) -> None:
    choose(travel, Confirm.NEVER, "dpo@sydrejser.example", True, "Mette", morning(1))
    ben = member(travel, "Ben")
    with acting_as("admin"):
        ExternalKey.objects.create(controller=travel, system="crm", key="42", person=ben)
    says_no(ben, travel, now())
    read_ledger(morning(1))
    with Sink() as gone:
        closed = gone.url
    with override_settings(JATAK_SMTP_URL=closed):
        assert send_digests(morning(2)) == 0
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        assert send_digests(morning(2)) == 1
    text = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP).get_content()
    assert f"Person {ben.pk}: crm 42" in text
    assert "ben@example.com" not in text


def test_a_company_chooses_in_the_console(travel: Controller) -> None:
    mette = browser_of(account())
    page = mette.get("/console/settings/farewells/").content.decode()
    assert "Belgium, Denmark" in page
    one = f"/console/settings/farewells/{travel.pk}/"
    told = {"confirm": "never", "digest_to": "", "digest_lists": "on"}
    assert "Nobody gets the list." in mette.post(one, told).content.decode()
    assert mette.post(one, told | {"digest_to": "DPO@sydrejser.example"}).status_code == 302
    choice = Choice.objects.get()
    assert (choice.confirm, choice.digest_to, choice.changed_by) == ("never", "dpo@sydrejser.example", "Mette")
    page = mette.get("/console/settings/farewells/").content.decode()
    assert "dpo@sydrejser.example" in page
    assert "Nobody in the countries above either" in page
    with acting_as("admin"):
        other = company("Nordrejser")
    assert browser_of(account("Ole", Role.ADMINISTRATOR, other)).get(one).status_code == 404
