"""By call, by file and by mail: each partner is told, chased until it acknowledges, and may tell us the same way."""

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.test import Client, override_settings
from tests.plugins.relay import Received, Sink
from tests.story.cast import DAY, NOON, company, person, says_yes
from tests.story.console import anybody
from tests.story.passing import SOL, asks_for, leaves, partner_of, passings
from tests.story.receiving import program, says

from jatak.base.clock import now
from jatak.consent.models import Event, Record, Via
from jatak.database.using import acting_as
from jatak.hooks.sending import PATIENCE, send_due
from jatak.hooks.signing import checked, headers
from jatak.onward.models import Partner, Passing, TheirWord, Way
from jatak.onward.overdue import mail_alarms, overdue_partners
from jatak.onward.partners import Agreed, Unusable, agree, close, new_token, secret_of
from jatak.onward.telling import acknowledge, open_of, tell_all
from jatak.people.models import Controller, Person

LATER = NOON + 5 * DAY
HOUR = timedelta(hours=1)
LINK = re.compile(r"http://127\.0\.0\.1:8000(/in/onward/ack/[\w-]+)")


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with override_settings(DEBUG=True):
        with acting_as("admin"):
            made = company()
        yield made


def said_no(travel: Controller, *names: str) -> list[Person]:
    """People who said yes to Sydrejser and Hotel Sol, and left."""
    with acting_as("admin"):
        asked = asks_for(travel, SOL, slug=f"notice {names}")
        people = [person(name) for name in names]
        for each in people:
            says_yes(each, asked)
    for each in people:
        leaves(each, travel, LATER)
    passings(LATER)
    return people


def by(way: Way, **more: object) -> Agreed:
    return Agreed(way, **more)  # type: ignore[arg-type]


def opened(received: Received) -> tuple[EmailMessage, list[dict[str, str]], str]:
    """A mail to a partner: itself, the rows of its file, and the path of its link."""
    mail = email.message_from_bytes(received.data, policy=email.policy.SMTP)
    assert isinstance(mail, EmailMessage)
    body, (attached,) = mail.get_body(("plain",)), mail.iter_attachments()
    assert body is not None
    link = LINK.search(body.get_content())
    assert link is not None
    return mail, rows(attached.get_content()), link[1]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def state(of: Partner) -> list[tuple[str, str]]:
    return [(each.acknowledged_by, each.why) for each in Passing.objects.filter(partner=of).order_by("pk") if each.why]


def test_by_call_its_answer_is_the_acknowledgement(travel: Controller) -> None:
    with program(says(500), says(200)) as hotel:
        sol = partner_of(travel, by(Way.WEBHOOK, url=hotel.url))
        said_no(travel, "Ben")
        for _ in range(2):
            tell_all(LATER)
        assert send_due(lambda: LATER) == 0
        tell_all(LATER)
        assert state(sol) == []
        assert send_due(lambda: LATER + HOUR) == 1
        tell_all(LATER + HOUR)
    assert state(sol) == [("Hotel Sol", "webhook")]
    first, second = hotel.calls
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    checked(secret_of(sol), second.headers, second.body, LATER + HOUR)
    (passing,) = Passing.objects.all()
    assert passing.addresses == ""
    assert json.loads(second.body)["data"] == {
        "reference": passing.pk,
        "company": "Sydrejser",
        "partner": "Hotel Sol",
        "people": [{"kind": "email", "address": "ben@example.com"}],
        "channels": ["email"],
        "topic": None,
        "brand": None,
        "said_at": "2026-05-08T12:00:00Z",
        "heard_at": "2026-05-08T12:00:00Z",
    }


def test_a_call_that_was_given_up_is_made_anew_when_the_partner_is_chased(travel: Controller) -> None:
    with program(says(500)) as hotel:
        sol = partner_of(travel, by(Way.WEBHOOK, url=hotel.url))
        said_no(travel, "Ben")
        tell_all(LATER)
        clock = LATER
        while clock < LATER + PATIENCE + DAY:
            send_due(lambda now=clock: now)
            tell_all(clock)
            clock += 6 * HOUR
        hotel.answers = [says(204)]
        tell_all(LATER + 8 * DAY)
        assert send_due(lambda: LATER + 8 * DAY) == 1
        tell_all(LATER + 8 * DAY)
    assert state(sol) == [("Hotel Sol", "webhook")]
    assert len({call.headers["webhook-id"] for call in hotel.calls}) == 2


def test_by_mail_with_a_link_that_acknowledges_what_the_mail_told_and_nothing_later(travel: Controller) -> None:
    sol = partner_of(travel, by(Way.MAIL, mailbox="dpo@sol.example"))
    said_no(travel, "Ben", "Ana")
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        for _ in range(2):
            tell_all(LATER)
        said_no(travel, "Chloe")
        tell_all(LATER + 59 * HOUR / 60)  # One mail an hour.
        assert sink.recipients() == ["dpo@sol.example"]
        mail, told, link = opened(sink.received[0])
        tell_all(LATER + HOUR)
        _, all_of_them, _ = opened(sink.received[1])
    assert [row["address"] for row in told] == ["ben@example.com", "ana@example.com"]
    assert [row["address"] for row in all_of_them] == ["ben@example.com", "ana@example.com", "chloe@example.com"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "example.com" not in mail["Subject"]
    for method in ("get", "head"):
        assert getattr(anybody(), method)(link).status_code == 200
    assert state(sol) == []
    for _ in range(2):
        assert b"Thank you" in anybody().post(link).content
    assert state(sol) == [("dpo@sol.example", "link")] * 2
    assert [each.person_id for each in open_of(sol)] == [Person.objects.get(name="Chloe").pk]


def test_a_link_that_is_not_whole_changes_nothing(travel: Controller) -> None:
    sol = partner_of(travel, by(Way.MAIL, mailbox="dpo@sol.example"))
    said_no(travel, "Ben")
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        tell_all(LATER)
        link = opened(sink.received[0])[2]
    for broken in (link[:-1], link[:-3] + "AAA", "/in/onward/ack/x"):
        assert anybody().post(broken).status_code == 404
    assert open_of(sol).count() == 1


def test_who_does_not_acknowledge_is_chased_and_the_company_told(travel: Controller) -> None:
    sol = partner_of(travel, by(Way.MAIL, mailbox="dpo@sol.example", chase_days=3, overdue_days=10))
    said_no(travel, "Ben")
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        for hours in range(0, 12 * 24, 6):
            tell_all(LATER + hours * HOUR)
            mail_alarms(LATER + hours * HOUR)
    assert sink.recipients() == ["dpo@sol.example"] * 4 + ["hej@sydrejser.example"]
    assert Passing.objects.get().tellings == 4
    assert list(overdue_partners(LATER + 10 * DAY)) == [sol]
    assert list(overdue_partners(LATER + 10 * DAY - HOUR)) == []
    acknowledge(open_of(sol), "Mette", "They rang.", LATER)
    assert list(overdue_partners(LATER + 10 * DAY)) == []


def test_a_partner_that_no_relay_reaches_is_told_later_and_keeps_nobody_waiting(travel: Controller) -> None:
    partner_of(travel, by(Way.MAIL, mailbox="dpo@sol.example"))
    said_no(travel, "Ben")
    with Sink() as sink:
        gone = sink.url
    with override_settings(JATAK_SMTP_URL=gone):
        tell_all(LATER)
    assert Passing.objects.get().tellings == 0
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        tell_all(LATER)
    assert sink.recipients() == ["dpo@sol.example"]


def signed(sol: Partner, body: bytes, number: str = "msg_1", at: datetime | None = None) -> dict[str, str]:
    """The headers of a call by the partner, as Django's client takes them."""
    said = headers(secret_of(sol), number, at or now(), body)
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in said.items()}


def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, object]]:
    answer = anybody().post(path, body, content_type="application/json", **headers)
    return answer.status_code, json.loads(answer.content) if answer.content.startswith(b"{") else {}


def test_a_file_grows_until_it_is_acknowledged(travel: Controller) -> None:
    sol = partner_of(travel, by(Way.FILE))
    token = new_token(sol)
    said_no(travel, "Ben")
    tell_all(LATER)
    first = anybody().get(f"/in/onward/{token}/left.csv")
    checked(secret_of(sol), {k.lower(): v for k, v in first.items()}, first.content, now())
    assert [row["address"] for row in rows(first.content.decode())] == ["ben@example.com"]
    said_no(travel, "Ana")
    second = anybody().get(f"/in/onward/{token}/left.csv")
    assert [row["address"] for row in rows(second.content.decode())] == ["ben@example.com", "ana@example.com"]
    done = first["webhook-id"].encode()
    assert post(f"/in/onward/{token}/done", done, {})[0] == 401
    assert post(f"/in/onward/{token}/done", b"x", signed(sol, b"x"))[0] == 422
    assert post(f"/in/onward/{token}/done", done, signed(sol, done)) == (200, {"acknowledged": 1})
    assert post(f"/in/onward/{token}/done", done, signed(sol, done)) == (200, {"acknowledged": 0})
    third = anybody().get(f"/in/onward/{token}/left.csv")
    assert [row["address"] for row in rows(third.content.decode())] == ["ana@example.com"]
    for path in ("/in/onward/x/left.csv", f"/in/onward/{token}x/left.csv"):
        assert anybody().get(path).status_code == 404
    new_token(sol)
    assert anybody().get(f"/in/onward/{token}/left.csv").status_code == 404


def test_who_does_not_fetch_its_file_is_reminded(travel: Controller) -> None:
    partner_of(travel, by(Way.FILE, mailbox="dpo@sol.example"))
    said_no(travel, "Ben")
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        for day in range(15):
            tell_all(LATER + day * DAY)
    assert sink.recipients() == ["dpo@sol.example"] * 2
    assert b"ben@" not in sink.received[0].data


def left(*addresses: str, **more: object) -> bytes:
    people = [{"kind": "telephone" if each.startswith("+") else "email", "address": each} for each in addresses]
    return json.dumps({"type": "left", "data": {"people": people, **more}}).encode()


def test_what_a_partner_tells_us_is_the_persons_own_no_and_is_not_told_back(travel: Controller) -> None:
    sol, car = partner_of(travel, by(Way.FILE)), partner_of(travel, by(Way.FILE), "Car")
    token = new_token(sol)
    with acting_as("admin"):
        ben = person("Ben")
        says_yes(ben, asks_for(travel, SOL, type(SOL)("Car", "rides")))
    body = left("BEN@example.com", said_at="2026-05-08T12:00:00Z")
    assert post(f"/in/onward/{token}", body, signed(sol, body)) == (200, {"events": 3})
    # Their second try has another time stamp and signature, and is the same word.
    assert post(f"/in/onward/{token}/", body, signed(sol, body, at=now() - HOUR / 60)) == (200, {"events": 0})
    with acting_as("admin"):
        assert Record.objects.get().ended_at == LATER
        event = Event.objects.filter(kind="objected", survey=False).get()
    assert (event.actor, event.via, event.at) == ("person", Via.THIRD_PARTY, LATER)
    assert [each.partner for each in passings(now())] == [car]
    with acting_as("admin"):
        assert len(TheirWord.objects.get().events) == 3


def test_a_partner_tells_of_somebody_whom_nobody_knows_and_it_holds(travel: Controller) -> None:
    sol = partner_of(travel, by(Way.FILE))
    token = new_token(sol)
    body = left("eve@example.com", "+4522222222", "not an address", channels=["email"], topic="No such")
    assert post(f"/in/onward/{token}", body, signed(sol, body))[0] == 200
    with acting_as("admin"):
        assert Event.objects.filter(person_id=None, channels=["email"]).count() == 3
        assert not Person.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"data": []}',
        b'{"data": {"people": []}}',
        b'{"data": {"people": {"kind": "email"}}}',
        b'{"data": {"people": [{"kind": "email"}]}}',
        b'{"data": {"people": [{"kind": "email", "hmac": "00"}]}}',
        b'{"data": {"people": [{"kind": "pigeon", "address": "a@example.com"}]}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "channels": ["fax"]}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "channels": "email"}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "channels": [["email"]]}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "said_at": "yesterday"}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "said_at": "2026-05-08"}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "said_at": 1}}',
        b'{"data": {"people": [{"kind": "email", "address": "a@example.com"}], "topic": [1]}}',
    ],
)
def test_what_is_not_understood_is_answered_with_its_place_and_changes_nothing(travel: Controller, body: bytes) -> None:
    sol = partner_of(travel, by(Way.FILE))
    token = new_token(sol)
    status, said = post(f"/in/onward/{token}", body, signed(sol, body))
    assert status == 422
    assert said["title"]
    with acting_as("admin"):
        assert not Event.objects.exists()


def test_nobody_else_speaks_for_a_partner(travel: Controller) -> None:
    sol, car = partner_of(travel, by(Way.FILE)), partner_of(travel, by(Way.FILE), "Car")
    token, body = new_token(sol), left("ben@example.com")
    for forged in (
        {},
        signed(car, body),
        signed(sol, body + b" "),
        signed(sol, body, at=now() - HOUR),
        signed(sol, body) | {"HTTP_WEBHOOK_ID": "other"},
    ):
        assert post(f"/in/onward/{token}", body, forged)[0] == 401
    large = left(*["a@example.com"] * 9000)
    assert post(f"/in/onward/{token}", large, signed(sol, large))[0] == 413
    assert post("/in/onward/unknown", body, signed(sol, body))[0] == 404
    assert Client(SERVER_NAME="localhost").get(f"/in/onward/{token}").status_code == 405
    with acting_as("admin"):
        assert not Event.objects.exists()


def test_another_way_is_agreed_and_what_is_open_is_told_that_way(travel: Controller) -> None:
    with program() as hotel, Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        sol = partner_of(travel, by(Way.MAIL, mailbox="dpo@sol.example"))
        said_no(travel, "Ben")
        tell_all(LATER)
        with pytest.raises(Unusable):
            close(sol, "Mette", LATER)
        agree(sol, by(Way.WEBHOOK, url=hotel.url), "Mette", LATER)
        tell_all(LATER)
        assert send_due(lambda: LATER) == 1
        tell_all(LATER)
    assert open_of(sol).count() == 0
    close(sol, "Mette", LATER)
    assert Partner.objects.get(pk=sol.pk).closed_by == "Mette"


@pytest.mark.parametrize(
    "agreed",
    [
        Agreed(Way.MAIL),
        Agreed(Way.WEBHOOK),
        Agreed(Way.WEBHOOK, url="http://sol.example/"),
        Agreed(Way.FILE, chase_days=0),
        Agreed(Way.FILE, overdue_days=91),
        Agreed(Way.MAIL, mailbox="not an address"),
    ],
)
def test_what_cannot_be_agreed_is_refused_with_a_remedy(travel: Controller, agreed: Agreed) -> None:
    from jatak.base.errors import UsageError

    with pytest.raises(UsageError) as refused:
        partner_of(travel, agreed)
    assert refused.value.remedy


def test_the_log_has_no_token_of_a_partner(travel: Controller) -> None:
    import logging

    from jatak.site.logs import Masked

    for path in ("/in/onward/abc-123/left.csv", "/in/onward/ack/abc-123", "/in/onward/abc-123"):
        record = logging.LogRecord("django", 30, "", 1, "Not Found: %s", (path,), None)
        assert "abc-123" not in Masked().format(record)


def test_instants_of_links_are_exact() -> None:
    from jatak.onward.acknowledge_link import AcknowledgeLink

    at = datetime(2026, 5, 8, 12, 0, 0, 999_999, tzinfo=UTC)
    assert AcknowledgeLink.read(AcknowledgeLink(7, at).token()) == AcknowledgeLink(7, at)
