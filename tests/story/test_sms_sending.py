"""Messages by SMS on their way through one worker to a gateway."""

import pytest
from django.test import override_settings
from tests.plugins.gateway import ACCEPTED, HttpGateway, answer
from tests.plugins.relay import Sink
from tests.story.sending import (
    PUBLIC_URL,
    answers,
    members,
    newsletter,
    now,
    only_message,
    started,
    states,
    until,
    worker,
)
from tests.story.texting import (
    set_up,
    sms_members,
    sms_started,
    sms_template,
    sms_worker,
    telephone,
    texting,
    with_telephone,
)

from jatak.campaigns import campaigns
from jatak.campaigns.service import send_service
from jatak.consent.models import Record
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message
from jatak.delivery.sender import NotReadyToSend
from jatak.gate.message import Channel, Declared, Element
from jatak.installation.doctor.texting import check_gateways

GATEWAY = "kannel://u:p@127.0.0.1:{}"
NUMBERS = [f"+452222{number:04}" for number in range(20)]


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        return texting()


@pytest.fixture
def ana(travel):
    with acting_as("admin"):
        ana = with_telephone("Ana", NUMBERS[0])
        sms_members(travel, ana)
        return ana


def test_it_reaches_who_said_yes_to_sms_and_says_who_writes_and_how_to_leave(travel, ana):
    campaign = sms_started(travel)
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"accepted": 1})
    (asked,) = gateway.asked
    assert asked.fields["to"] == NUMBERS[0]
    assert asked.fields["from"] == "1234"
    assert asked.fields["text"] == "Sydrejser: Hello Ana, summer is here.\nStop: reply STOP to 1234"
    sent = only_message()
    assert (sent.person_id, sent.campaign_id, sent.domain) == (ana.pk, campaign.pk, "+45")
    assert sent.answer == "202 0: Accepted for delivery"
    assert sent.consent_event_id is not None
    until(lambda: used(travel))


def used(travel) -> bool:
    with acting_as("consent"):
        return Record.objects.filter(controller_id=travel.pk, last_used_at__isnull=False).exists()


def test_a_yes_to_mail_is_none_to_sms(travel, ana):
    with acting_as("admin"):
        members(travel, "Ben")
    sms_started(travel)
    with acting_as("worker"):
        assert [m.person_id for m in Message.objects.all()] == [ana.pk]


def test_both_channels_go_side_by_side_and_a_gateway_that_is_gone_stops_no_mail(travel, ana):
    with acting_as("admin"):
        members(travel, "Ben")
    sms_started(travel)
    started(travel, version=written(travel))
    with Sink() as sink, override_settings(JATAK_SMS_URL=GATEWAY.format(9)), worker(sink.url):
        until(lambda: states().get("accepted") == 1)
        assert sink.recipients() == ["ben@example.com"]
        assert states() in ({"accepted": 1, "waiting": 1}, {"accepted": 1, "claimed": 1})
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"accepted": 2})
    assert [asked.fields["to"] for asked in gateway.asked] == NUMBERS[:1]


def written(travel):
    with acting_as("web"):
        return newsletter(travel)


def test_without_a_gateway_sms_waits_and_mail_goes(travel, ana):
    with acting_as("admin"):
        members(travel, "Ben")
    sms_started(travel)
    started(travel, version=written(travel))
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1, "waiting": 1})


def test_who_leaves_before_the_last_look_gets_nothing(travel, ana):
    sms_started(travel)
    with acting_as("admin"):
        telephone_of_ana = telephone(ana)
    leaves_by(ana, travel, telephone_of_ana)
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"dropped": 1})
    assert gateway.asked == []


def leaves_by(somebody, travel, point) -> None:
    from jatak.consent.act import Act
    from jatak.consent.leaving import leave
    from jatak.consent.models import Actor, Via
    from jatak.consent.scope import Scope, Who

    with acting_as("consent"):
        leave(Who(somebody.pk, bytes(point.keyed_hash)), Scope(travel.pk), Act(Actor.PERSON, Via.STOP, now(), now()))


@pytest.mark.parametrize("said", [b"", answer(500, "Internal"), b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"])
def test_without_an_answer_marketing_is_in_doubt_and_never_repeated(travel, ana, said):
    sms_started(travel)
    with HttpGateway(lambda asked, number: said) as gateway, sms_worker(GATEWAY.format(gateway.port), patience=1):
        until(lambda: states() == {"uncertain": 1})
    assert len(gateway.asked) == 1


def test_a_definite_no_is_kept_with_its_words(travel, ana):
    sms_started(travel)
    no = answer(400, "Number(s) has/have been denied by white- and/or black-lists.")
    with HttpGateway(lambda asked, number: no) as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"refused": 1})
    assert "black-lists" in answers("refused")[0]


def test_a_gateway_that_is_busy_rests_and_then_takes_it(travel, ana):
    sms_started(travel)

    def says(asked, number):
        return answer(503, "Temporal failure, try again later.") if number == 1 else ACCEPTED

    with HttpGateway(says) as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"accepted": 1})
    assert len(gateway.asked) == 2


def test_a_message_of_more_than_ten_parts_is_refused_in_words(travel, ana):
    with acting_as("web"):
        version = sms_template(travel, "long", en="a" * 1600)
    sms_started(travel, version)
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"refused": 1})
    assert gateway.asked == []
    assert "11 parts" in answers("refused")[0]


def test_a_name_as_sender_carries_a_short_link_in_the_readers_language(travel):
    with acting_as("admin"):
        travel.sms_sender = "Sydrejser"
        travel.save()
        chloe = with_telephone("Chloé", NUMBERS[1], "fr")
        sms_members(travel, chloe)
    sms_started(travel)
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"accepted": 1})
    text = gateway.asked[0].fields["text"]
    assert text.startswith("Hello Chloé, summer is here.\nStop : ")
    assert text.split("Stop : ")[1].startswith(f"{PUBLIC_URL}/x/")
    assert len(text.rpartition("/x/")[2]) <= 15


def test_a_company_without_a_sender_or_a_gateway_starts_nothing(travel, ana):
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMS_URL=""):
        made = campaigns.create("No gateway", sms_template(travel, "s1"), now())
        with pytest.raises(NotReadyToSend, match="no gateway"):
            campaigns.start(made, "Ida", now())
    with acting_as("admin"):
        travel.sms_sender = ""
        travel.save()
    with acting_as("web"), set_up(), pytest.raises(NotReadyToSend, match="no sender for SMS"):
        campaigns.start(made, "Ida", now())


def test_service_by_sms_goes_under_no_campaign_and_cannot_be_left(travel, ana):
    with acting_as("web"), set_up():
        version = write_template(travel, "gate", Declared.SERVICE, [Element.ORDER_INFO], channel=Channel.SMS)
        write_text(version, "en", "", "Your flight leaves from gate 7.")
        approve(version, "Ida", now())
        send_service(travel, "gate", ana.pk, now())
    with HttpGateway() as gateway, sms_worker(GATEWAY.format(gateway.port)):
        until(lambda: states() == {"accepted": 1})
    assert gateway.asked[0].fields["text"] == "Sydrejser: Your flight leaves from gate 7."


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("+4522222222", "+45"),
        ("+358401234567", "+358"),
        ("+33612345678", "+33"),
        ("+12025550100", "+1"),
        ("+35226123456", "+352"),
        ("+390612345678", "+39"),
        ("+79161234567", "+7"),
    ],
)
def test_messages_are_counted_by_the_code_of_their_country(database, number, code):
    with acting_as("worker"), connection().cursor() as cursor:
        cursor.execute("SELECT delivery_domain('telephone', %s), delivery_domain('email', 'ana@example.com')", [number])
        assert cursor.fetchone() == (code, "example.com")


def test_the_doctor_says_what_is_missing_for_sms(travel):
    def seen(url: str) -> list[tuple[str, str]]:
        with acting_as("web"), override_settings(JATAK_SMS_URL=url):
            return [(finding.level.value, finding.seen) for finding in check_gateways()]

    assert seen("") == [("problem", "There is no gateway for SMS, and these would send some: Sydrejser.")]
    ((level, words),) = seen(GATEWAY.format(9))
    assert (level, "cannot be reached" in words) == ("problem", True)
    with HttpGateway() as gateway:
        assert seen(GATEWAY.format(gateway.port)) == [("ok", "The SMS gateway kannel answers on this machine.")]
    assert seen("kannel://u:p@[")[0][0] == "problem"
