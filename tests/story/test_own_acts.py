"""What counts as a sign of life: a button of one's own page, a purchase, a sign-up; looking at a page does not."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.test import override_settings
from tests.story.cast import person
from tests.story.centre import Page, joins
from tests.story.desking import asks
from tests.story.postbag import away, bounce, mail, reply, report, tag, to_leave
from tests.story.sending import PUBLIC_URL, joined, lives_in, now, started
from tests.story.signing_up import company_that_asks, form

from jatak.consent.models import Via
from jatak.customers.models import Relation
from jatak.customers.relations import Key, conclude, go_on
from jatak.database.using import acting_as
from jatak.delivery.compose.tokens import Purpose
from jatak.delivery.models import Message
from jatak.desk.acting import By
from jatak.desk.models import Asked
from jatak.desk.opening import Beside
from jatak.desk.understanding import Found, match
from jatak.gate.situation import RelationKind
from jatak.inbound.delivering import deliver
from jatak.inbound.models import Arrival
from jatak.people.models import Acquaintance, Person
from jatak.people.own_acts import last_acts

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def ana(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        sydrejser = company_that_asks()
        somebody = joins(form(sydrejser))
        Acquaintance.objects.update(last_own_act_at=LONG_AGO)
        yield Page(somebody, sydrejser)


def renewed() -> bool:
    return Acquaintance.objects.get().last_own_act_at != LONG_AGO


def test_looking_at_the_page_is_no_act_since_machines_look_too(ana):
    ana.sees()
    ana.sees(ana.fresh())
    assert not renewed()


@pytest.mark.parametrize(
    ("act", "typed"),
    [("pause", {"months": "1"}), ("often", {"number": "1"}), ("resume", {})],
    ids=lambda each: str(each),
)
def test_a_button_renews(ana, act, typed):
    before = now()
    assert ana.presses(act, **typed).status_code == 200
    assert Acquaintance.objects.get().last_own_act_at >= before


@pytest.mark.parametrize(
    ("act", "typed"), [("leave", {"scope": "company"}), ("link", {}), ("pause", {"months": "3000"}), ("x", {})]
)
def test_leaving_asking_for_a_link_and_what_is_not_understood_renew_nothing(ana, act, typed):
    ana.presses(act, **typed)
    assert not renewed()


def test_a_purchase_renews(database):
    with acting_as("admin"):
        sydrejser = company_that_asks()
        chloe = lives_in(person("Chloe"))
        assert not last_acts(chloe.pk)
        conclude(chloe, Key(sydrejser, RelationKind.SALE, "1"), LONG_AGO, now())
        assert Acquaintance.objects.get(person=chloe).last_own_act_at == LONG_AGO


def test_nobody_acts_tomorrow(database):
    with acting_as("admin"):
        chloe, at = lives_in(person("Chloe")), now()
        order = Key(company_that_asks(), RelationKind.SALE, "1")
        conclude(chloe, order, datetime(2999, 1, 1, tzinfo=UTC), at)
        go_on(order, datetime(2999, 1, 1, tzinfo=UTC), at)
        assert Acquaintance.objects.get(person=chloe).last_own_act_at == at
        assert Relation.objects.values_list("concluded_at", "last_at").get() == (at, at), "nor does a window stay open"


@pytest.fixture
def reader(database):
    """Somebody to whom a message went, and who was not heard of for years."""
    sydrejser = joined("Ana")
    started(sydrejser)
    with acting_as("admin"):
        Acquaintance.objects.update(last_own_act_at=LONG_AGO)
        ana = Person.objects.get()
        ana.company, ana.message = sydrejser, Message.objects.get()
        yield ana


def comes(data: bytes, at: datetime) -> None:
    with acting_as("web"):
        deliver(BytesIO(data), "", at)


@pytest.mark.parametrize("words", ["Do you go to Bornholm, too?", "Please stop sending me so many mails"])
def test_an_answer_renews_also_where_a_person_has_to_look(reader, words):
    at = now()
    for _ in range(2):
        comes(reply(words, reader.message), at)
    known = Acquaintance.objects.get()
    assert (known.last_own_act_at, known.last_own_act) == (at, "reply")
    assert known.last_own_act_source == f"arrival {Arrival.objects.get().pk}"


def test_a_mail_that_our_server_proves_renews_and_one_that_anybody_can_write_does_not(reader, monkeypatch):
    comes(reply("Do you go to Bornholm, too?"), now())
    assert not renewed()
    monkeypatch.setenv("JATAK_INBOUND_AUTHSERV_ID", "mx.sydrejser.example")
    comes(
        reply("And to Skagen?", Authentication_Results="mx.sydrejser.example; dmarc=pass header.from=example.com"),
        now(),
    )
    assert renewed()


def test_what_machines_send_and_leaving_renew_nothing(reader):
    failed = {
        "From": "MX <mailer-daemon@example.com>",
        "To": f"bounce+{tag(Purpose.BOUNCE, reader.message)}@sydrejser.example",
    }
    for data in (
        away(reader.message),
        bounce(reader.message),
        report(reader.message),
        mail(failed | {"Subject": "Hello"}, "Hello"),
        reply("STOP", reader.message),
        to_leave(reader.message),
    ):
        comes(data, now())
        assert not renewed(), data


@pytest.mark.parametrize("via", [Via.PHONE, Via.LETTER, Via.PAPER, Via.TILL])
def test_who_calls_or_writes_a_letter_renews(reader, via):
    called = now() - timedelta(days=3)
    asks(reader.company, reader, via, received_at=called, beside=Beside(Asked.ACCESS, "Mette"))
    assert Acquaintance.objects.get().last_own_act_at == called


@pytest.mark.parametrize(("via", "asked"), [(Via.PHONE, Asked.LEAVE), (Via.AUTHORITY, Asked.ACCESS)])
def test_who_calls_to_leave_and_an_authority_renew_nothing(reader, via, asked):
    asks(reader.company, reader, via, beside=Beside(asked, "Mette"))
    assert not renewed()


def test_a_letter_renews_when_somebody_finds_out_whose_it_is(reader):
    made = asks(reader.company, None, Via.LETTER, beside=Beside(Asked.ACCESS, "Mette"))
    assert not renewed()
    with acting_as("consent"):
        match(made.pk, Found(person_id=reader.pk), By("Mette", now()))
    assert renewed()
