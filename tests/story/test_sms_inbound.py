"""What telephones send us: STOP in its forms, post, and what gateways report; each once, and only from our gateways."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client, override_settings
from tests.plugins.gateway import HttpGateway
from tests.story.sending import PUBLIC_URL, only_message, states, until
from tests.story.texting import (
    sms_members,
    sms_started,
    sms_worker,
    telephone,
    texting,
    with_telephone,
)

from jatak.consent.models import Event, EventKind, Objection, Record, Suppression
from jatak.database.using import acting_as
from jatak.delivery.compose.tokens import Purpose, token
from jatak.delivery.door import message_key
from jatak.delivery.gateways import word_of
from jatak.delivery.models import Message, Report
from jatak.desk.models import Request
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.undone import take_up
from jatak.people.models import Acquaintance, Controller, Topic, Unreachable
from jatak.site.logs import Masked

URL = "kannel://u:p@127.0.0.1:9"
BEN, EVE = "+4522222222", "+4599999999"


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = texting()
        made.ben = with_telephone("Ben", BEN, "da")
        sms_members(made, made.ben)
    with override_settings(JATAK_SMS_URL=URL, JATAK_PUBLIC_URL=PUBLIC_URL, ALLOWED_HOSTS=["*"]):
        yield made


def says(text: str, sender: str = BEN, number: str = "1234", key: str = "", **more: str) -> int:
    """A telephone sends this; the status of our answer to Kannel."""
    key = key or f"{text} {sender} {number}"
    told = {"from": sender, "to": number, "text": text, "coding": "0", "charset": "UTF-8", "id": key, **more}
    return Client().get(f"/in/sms/kannel/{word_of('kannel')}?{urlencode(told)}").status_code


def has_yes() -> bool:
    with acting_as("consent"):
        return Record.objects.filter(ended_at=None).exists()


def deeds() -> list[tuple[str, str]]:
    with acting_as("web"):
        return list(Arrival.objects.order_by("pk").values_list("deed", "why"))


def texts() -> list[str]:
    """What waits in the outbox, by template."""
    with acting_as("web"):
        return [message.template_version_id for message in Message.objects.filter(state="waiting")]


def objected() -> int:
    with acting_as("consent"):
        return Event.objects.filter(kind=EventKind.OBJECTED).count()


@pytest.mark.parametrize("words", ["STOP", "stop!", "Stopp", " AFMELD ", "please don't text me again"])
def test_the_exact_word_and_a_clear_sentence_leave_the_whole_company_on_every_channel(travel, words):
    assert says(words) == 200
    assert not has_yes()
    assert [deed for deed, _ in deeds()] == [Deed.LEFT]
    with acting_as("consent"):
        scopes = Objection.objects.values_list("controller_id", "channel", "topic_id")
        assert set(scopes) == {(travel.pk, None, None)}
        assert Event.objects.filter(kind=EventKind.OBJECTED).first().via == "stop"


def test_it_is_answered_once_in_the_persons_language(travel):
    says("STOP")
    with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
        until(lambda: states() == {"accepted": 1})
    assert [asked.fields["text"] for asked in gateway.asked] == [
        "Du er afmeldt Sydrejser og får ikke mere reklame fra os."
    ]


def test_no_answer_to_a_gateway_writes_its_word_into_the_log(travel, caplog):
    word = word_of("kannel")
    for path in (f"other/{word}", f"kannel/{word[:-1]}", f"{word}", f"kannel/{word}/elsewhere"):
        assert Client().get(f"/in/sms/{path}").status_code == 404
    assert Client().get(f"/in/sms/kannel/{word}").status_code == 400
    assert Client().put(f"/in/sms/kannel/{word}").status_code == 405
    written = [Masked().format(record) for record in caplog.records]
    assert len(written) == 6
    assert not [line for line in written if word[:12] in line]


def test_stop_twice_is_two_messages_and_one_leaving_with_one_answer(travel):
    says("STOP", key="first")
    says("STOP", key="second")
    assert [deed for deed, _ in deeds()] == [Deed.LEFT, Deed.LEFT]
    assert len(texts()) == 1


def test_the_same_message_again_is_once(travel):
    for _ in range(3):
        assert says("STOP", key="same") == 200
    assert len(deeds()) == 1
    assert objected() == 2  # to marketing, and to surveys


def test_without_a_number_of_the_gateways_the_same_words_in_one_minute_are_once(travel):
    told = urlencode({"from": BEN, "to": "1234", "text": "STOP", "id": ""})
    for _ in range(2):
        Client().get(f"/in/sms/kannel/{word_of('kannel')}?{told}")
    assert 1 <= len(deeds()) <= 2  # the minute may turn between them
    assert objected() in (2, 4)


def test_a_stop_word_in_a_sentence_goes_to_the_desk_and_holds(travel):
    says("Stop and tell me which gate it is")
    assert [deed for deed, _ in deeds()] == [Deed.HELD]
    assert has_yes()
    with acting_as("web"):
        request = Request.objects.get()
        assert request.person_id == travel.ben.pk
    sms_started(travel)
    with acting_as("worker"):
        assert not Message.objects.filter(campaign_id__isnull=False).exists()


def test_words_that_ask_nothing_are_post_for_a_person(travel):
    says("When does the bus to Rome stop at the hotel?")
    assert [deed for deed, _ in deeds()] == [Deed.POST]
    assert has_yes()
    with acting_as("web"):
        kept = Kept.objects.get()
        assert (kept.words, kept.sender) == ("When does the bus to Rome stop at the hotel?", BEN)


def test_start_gives_no_consent_and_is_not_answered(travel):
    says("STOP")
    answers = len(texts())
    says("START")
    assert not has_yes()
    assert deeds()[-1] == (Deed.NOTED, "start")
    assert len(texts()) == answers


def test_stop_and_a_topic_leaves_that_topic_alone(travel):
    says("STOP SUMMER")
    assert [deed for deed, _ in deeds()] == [Deed.LEFT]
    with acting_as("consent"):
        topic = Topic.objects.get(name="Summer").pk
        assert set(Objection.objects.values_list("topic_id", flat=True)) == {topic}


def test_stop_and_a_topic_that_there_is_none_of_is_for_a_person(travel):
    says("STOP WINTER")
    assert deeds() == [(Deed.HELD, "no_such_topic")]
    assert has_yes()


def test_an_unknown_number_is_kept_as_a_keyed_hash_alone(travel):
    says("STOP", EVE)
    with acting_as("consent"):
        assert Suppression.objects.count() >= 1
    with acting_as("admin"):
        eve = with_telephone("Eve", EVE)
        sms_members_again(travel, eve)
    sms_started(travel)
    with acting_as("worker"):
        assert [m.person_id for m in Message.objects.all()] == [travel.ben.pk]
    assert EVE not in str(deeds())


def sms_members_again(travel: Controller, eve: object) -> None:
    from tests.story.cast import question, says_yes
    from tests.story.sending import YESTERDAY, judged_good

    asked = question(travel, "sms-club-2", ("sms",))
    judged_good(asked)
    says_yes(eve, asked, YESTERDAY, contact_point=telephone(eve))  # type: ignore[arg-type]


def test_of_two_companies_with_one_number_the_last_that_wrote_is_left(travel):
    from tests.story.cast import company

    with acting_as("admin"):
        other = company("Nordture")
        other.sms_sender, other.sender_address, other.service_address = "1234", "a@n.example", "b@n.example"
        other.save()
        sms_members_again(other, travel.ben)
    sms_started(travel)
    with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
        until(lambda: states() == {"accepted": 1})
    says("STOP")
    with acting_as("consent"):
        assert set(Objection.objects.values_list("controller_id", flat=True)) == {travel.pk}
        assert Record.objects.filter(controller_id=other.pk, ended_at=None).exists()


@pytest.mark.parametrize(
    "path",
    [
        "/in/sms/kannel/" + "0" * 32,
        "/in/sms/other/{word}",
        "/in/sms/kannel/{word}x",
        "/in/sms/kannel/",
        "/in/sms/kannel/" + "0" * 32 + "/report/" + "a" * 30,
    ],
)
def test_who_does_not_know_the_secret_changes_nothing(travel, path):
    told = urlencode({"from": BEN, "to": "1234", "text": "STOP", "id": "1"})
    answer = Client().get(f"{path.format(word=word_of('kannel'))}?{told}")
    assert answer.status_code == 404
    assert has_yes()
    assert deeds() == []


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"from": BEN},
        {"from": "", "to": "", "text": "STOP"},
    ],
)
def test_a_call_without_a_message_is_refused_in_words(travel, told):
    answer = Client().get(f"/in/sms/kannel/{word_of('kannel')}?{urlencode(told)}")
    assert answer.status_code == 400
    assert b"missing" in answer.content


@pytest.mark.parametrize("text", ["", "\0STOP\0", "\ud800", "😀" * 1000, "%00%ff", "a" * 50_000])
def test_no_words_break_it(travel, text):
    told = f"from={BEN[1:]}&to=1234&id=1&text=".encode() + text.encode("utf-8", "surrogatepass").hex().encode()
    assert Client().get(f"/in/sms/kannel/{word_of('kannel')}?{told.decode()}").status_code == 200
    raw = "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))
    path = f"/in/sms/kannel/{word_of('kannel')}?from={BEN[1:]}&to=1234&id=2&text={raw}"
    assert Client().get(path).status_code == 200
    assert len(deeds()) == 2


def test_a_service_that_is_no_telephone_asks_for_nothing(travel):
    says("STOP", "Telia")
    assert deeds() == [(Deed.POST, "no_telephone_number")]


class TestTwilio:
    URL = "twilio://AC1:token-of-twilio@api.twilio.com"

    def post(self, path: str, **told: str) -> int:
        signed = PUBLIC_URL + path + "".join(name + value for name, value in sorted(told.items()))
        signature = base64.b64encode(hmac.digest(b"token-of-twilio", signed.encode(), hashlib.sha1)).decode()
        return self.send(path, told, signature)

    def send(self, path: str, told: dict[str, str], signature: str) -> int:
        with override_settings(JATAK_SMS_URL=self.URL):
            answer = Client().post(
                path,
                urlencode(told),
                content_type="application/x-www-form-urlencoded",
                headers={"X-Twilio-Signature": signature},
            )
        return answer.status_code

    def test_a_signed_message_acts(self, travel):
        path = f"/in/sms/twilio/{word_of('twilio')}"
        assert self.post(path, From=BEN, To="1234", Body="Stopp", MessageSid="SM1") == 200
        assert not has_yes()

    def test_an_unsigned_one_does_not(self, travel):
        told = {"From": BEN, "To": "1234", "Body": "STOP", "MessageSid": "SM1"}
        assert self.send(f"/in/sms/twilio/{word_of('twilio')}", told, "AAAA") == 403
        assert has_yes()
        assert deeds() == []


class TestReports:
    def sent(self, travel: Controller) -> Message:
        sms_started(travel)
        with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
            until(lambda: states() == {"accepted": 1})
        return only_message()

    def report(self, message: Message, **told: str) -> int:
        path = f"/in/sms/kannel/{word_of('kannel')}/report/{token(message_key(), Purpose.BOUNCE, message.id)}"
        return Client().get(f"{path}?{urlencode(told)}").status_code

    def kept(self) -> list[str]:
        with acting_as("web"):
            return sorted(Report.objects.values_list("became", flat=True))

    def unreachable(self) -> int:
        with acting_as("web"):
            return Unreachable.objects.filter(ended_at=None).count()

    def test_what_was_delivered_is_kept_once_however_often_and_late_it_is_told(self, travel):
        message = self.sent(travel)
        for kind in ("1", "4", "1", "8", "4"):
            assert self.report(message, type=kind, id="x", said="") == 200
        assert self.kept() == ["buffered", "delivered"]
        assert self.unreachable() == 0

    def test_a_number_of_nobody_is_not_tried_again_and_the_yes_stays(self, travel):
        message = self.sent(travel)
        assert self.report(message, type="2", id="x", said="stat:UNDELIV err:001") == 200
        assert self.unreachable() == 1
        assert has_yes()

    def test_a_failure_that_may_mend_changes_nothing_at_once(self, travel):
        message = self.sent(travel)
        assert self.report(message, type="2", id="x", said="stat:EXPIRED err:000") == 200
        assert self.kept() == ["failed"]
        assert self.unreachable() == 0

    def test_a_token_of_another_kind_is_none(self, travel):
        message = self.sent(travel)
        wrong = token(message_key(), Purpose.LEAVE, message.id)
        path = f"/in/sms/kannel/{word_of('kannel')}/report/{wrong}?type=2&said=err:001"
        assert Client().get(path).status_code == 404
        assert self.kept() == []


class TestShortLink:
    def test_its_page_changes_nothing_and_its_button_leaves(self, travel):
        with acting_as("admin"):
            travel.sms_sender = "Sydrejser"
            travel.save()
        sms_started(travel)
        with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
            until(lambda: states() == {"accepted": 1})
        path = "/x/" + gateway.asked[0].fields["text"].rpartition("/x/")[2]
        browser = Client(enforce_csrf_checks=True)
        for method in (browser.get, browser.head):
            assert method(path).status_code == 200
        assert has_yes()
        assert browser.post(path, {"choice": "company"}).status_code == 200
        assert not has_yes()

    @pytest.mark.parametrize("path", ["/x/AAAAAAAAAAAAAAA", "/x/%00", "/x/" + "A" * 400])
    def test_a_forged_one_does_nothing(self, travel, path):
        assert Client().post(path, {"choice": "company"}).status_code == 404
        assert has_yes()


class Killed(BaseException):
    """The process is gone before it said what it did."""


def test_a_stop_that_a_killed_process_left_is_heard_by_the_job(travel, monkeypatch):
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("jatak.inbound.taking._settlement", killed)
        with pytest.raises(Killed):
            says("STOP")
    assert has_yes()
    with acting_as("web"):
        assert take_up(datetime.now(UTC) + timedelta(minutes=3)) == 1
    assert not has_yes()
    assert deeds() == [(Deed.LEFT, "exact")]


@pytest.mark.parametrize(("text", "renews"), [("When do you open?", True), ("START", True), ("STOP", False)])
def test_who_writes_from_their_telephone_is_there_and_who_leaves_asks_for_nothing(travel, text, renews):
    before = datetime(2020, 1, 1, tzinfo=UTC)
    with acting_as("admin"):
        Acquaintance.objects.filter(person=travel.ben).update(last_own_act_at=before)
    says(text)
    with acting_as("admin"):
        assert (Acquaintance.objects.get(person=travel.ben).last_own_act_at > before) is renews
