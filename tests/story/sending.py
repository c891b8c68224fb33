"""What the stories of sending share: a company that may send, customers who said yes, a worker, and waiting."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.test import override_settings
from tests.story.cast import company, mailbox, person, question, says_yes

from jatak.campaigns import campaigns
from jatak.campaigns.models import Campaign
from jatak.campaigns.service import send_service
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Assessment, Via
from jatak.consent.scope import Scope, Who
from jatak.content.models import TemplateVersion
from jatak.content.templates import approve, write_template, write_text
from jatak.customers.models import Relation
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message
from jatak.delivery.pace import Pace
from jatak.gate.message import Declared, Element
from jatak.gate.situation import Indication, RelationKind, Tri
from jatak.people.models import Controller, Person, Topic
from jatak.worker.run import run

PUBLIC_URL = "https://mail.sydrejser.example"
BRISK = Pace(batch=20, first_retry=timedelta(milliseconds=200))
YESTERDAY = datetime.now(UTC) - timedelta(days=1)
PROFILE = "INSERT INTO people_profile (person_id, valid_from, recipient_kind, country, country_origin, work_topics)"


def now() -> datetime:
    return datetime.now(UTC)


def sydrejser() -> Controller:
    """A company that may send, with one topic; as admin."""
    made = company()
    made.sender_address, made.service_address = "news@sydrejser.example", "service@sydrejser.example"
    made.save()
    Topic.objects.create(controller=made, name="Summer")
    return made


def joined(*names: str, others: int = 0) -> Controller:
    """Sydrejser, whose members these people are, the first of them `ana`, and so many others."""
    with acting_as("admin"):
        made = sydrejser()
        made.ana, *_ = members(made, *names)
        many_members(others)
        return made


def lives_in(somebody: Person, country: str = "DK") -> Person:
    """A consumer of this country; as admin."""
    with connection().cursor() as cursor:
        cursor.execute("DELETE FROM people_profile WHERE person_id = %s", [somebody.pk])
        cursor.execute(
            PROFILE + " VALUES (%s, %s, 1, %s, 1, '{}')", [somebody.pk, YESTERDAY - timedelta(days=9), country]
        )
        cursor.execute("UPDATE people_profile SET recorded_at = valid_from WHERE person_id = %s", [somebody.pk])
    return somebody


def judged_good(asked: object) -> None:
    """The collection point's yes is worth all that a yes can be; as admin."""
    limbs = ("proof", "informed", "free", "specific", "separate", "prominent", "names_sender", "covers_content")
    Assessment.objects.create(
        version=asked.place,  # type: ignore[attr-defined]
        indication=Indication.TICKED.value,
        **dict.fromkeys(limbs, Tri.YES.value),
        from_third_party=Tri.NO.value,
        judged_by="Ida",
        judged_at=YESTERDAY,
        recorded_at=YESTERDAY,
    )


def members(of: Controller, *names: str) -> list[Person]:
    """People in Denmark who said yes yesterday; as admin."""
    asked = question(of)
    judged_good(asked)
    people = [lives_in(person(name)) for name in names]
    for somebody in people:
        says_yes(somebody, asked, YESTERDAY)
    return people


def leaves(somebody: Person, of: Controller) -> None:
    """Somebody clicks the link and leaves this company."""
    who = Who(somebody.pk, bytes(mailbox(somebody).keyed_hash))
    with acting_as("consent"):
        leave(who, Scope(of.pk), Act(Actor.PERSON, Via.LINK, now(), now()))


def bought(of: Controller, somebody: Person) -> None:
    """Somebody bought here yesterday; as admin."""
    Relation.objects.create(
        person=somebody,
        controller=of,
        contact_point=mailbox(somebody),
        kind=RelationKind.SALE.value,
        concluded_at=YESTERDAY,
        recorded_at=YESTERDAY,
        external_key=f"order {somebody.pk}",
        opt_out_offered=Tri.YES.value,
        address_from_sale=Tri.YES.value,
    )


def many_members(number: int) -> None:
    """`number` more people like the one member that there is, made set-wise; as admin."""
    with connection().cursor() as cursor:
        cursor.execute(MANY, {"number": number})


MANY = """
WITH people AS (
    INSERT INTO people_person (name, language)
    SELECT 'Member ' || n, 'en' FROM generate_series(1, %(number)s) AS n
    RETURNING id
),
profiles AS (
    INSERT INTO people_profile
        (person_id, valid_from, recorded_at, recipient_kind, country, country_origin, work_topics)
    SELECT people.id, f.valid_from, f.recorded_at, f.recipient_kind, f.country, f.country_origin, f.work_topics
    FROM people, people_profile AS f
),
points AS (
    INSERT INTO people_contactpoint (person_id, kind, address, normalised, keyed_hash)
    SELECT id, 'email', 'm' || id || '@example.com', 'm' || id || '@example.com', sha256(convert_to('m' || id, 'UTF8'))
    FROM people
    RETURNING id, person_id
),
events AS (
    INSERT INTO consent.consent_event
    SELECT (jsonb_populate_record(
        e, jsonb_build_object('id', gen_random_uuid(), 'person_id', people.id, 'key', 'copy ' || people.id)
    )).*
    FROM people, consent.consent_event AS e
    RETURNING id, person_id
)
INSERT INTO consent.consent_record
SELECT (jsonb_populate_record(
    r,
    jsonb_build_object(
        'id', nextval(pg_get_serial_sequence('consent.consent_record', 'id')),
        'event_id', events.id, 'person_id', points.person_id, 'contact_point_id', points.id
    )
)).*
FROM events JOIN points ON points.person_id = events.person_id, consent.consent_record AS r
WHERE r.channel = 'email'
"""


def newsletter(of: Controller, slug: str = "summer", html: str = "<p>Hello {name}</p>") -> TemplateVersion:
    """An approved marketing template in English; as web."""
    version = write_template(of, slug, Declared.MARKETING, [Element.PROMOTION])
    write_text(version, "en", "Summer for {name}", "Hello {name},\nsummer is here.\n", html)
    approve(version, "Ida", YESTERDAY)
    return version


def receipt(of: Controller, slug: str = "receipt") -> TemplateVersion:
    """An approved service template in English; as web."""
    version = write_template(of, slug, Declared.SERVICE, [Element.ORDER_INFO])
    write_text(version, "en", "Your order, {name}", "Thank you for your order.\n")
    approve(version, "Ida", YESTERDAY)
    return version


def receipt_for_ana(of: Controller) -> None:
    """Her order is confirmed, as web."""
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        receipt(of)
        send_service(of, "receipt", of.ana.pk, now())


def started(
    of: Controller, name: str = "Summer 1", version: TemplateVersion | None = None, topic: Topic | None = None
) -> Campaign:
    """A campaign that was just started, as web."""
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        made = campaigns.create(name, version or newsletter(of), now(), topic=topic)
        campaigns.start(made, "Ida", now())
        return made


@contextmanager
def worker(
    url: str,
    pace: Pace = BRISK,
    patience: float = 20,
    at: Callable[[], datetime] = now,
    public_url: str = PUBLIC_URL,
) -> Iterator[None]:
    """A worker in a thread of its own until the end, by its own clock; `patience` is for relays that are to stall,
    `public_url` is where people, and gateways, reach us."""
    stop = threading.Event()

    def work() -> None:
        run(stop, pace, patience, at)

    with override_settings(JATAK_PUBLIC_URL=public_url, JATAK_SMTP_URL=url):
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(40)
            assert not thread.is_alive()


def states() -> dict[str, int]:
    """How many messages are in each state."""
    with acting_as("worker"), connection().cursor() as cursor:
        cursor.execute("SELECT state, count(*) FROM delivery_message GROUP BY state")
        return dict(cursor.fetchall())


def only_message() -> Message:
    """The one message that there is."""
    with acting_as("worker"):
        return Message.objects.get()


def until(happened: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something happened."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"it did not happen in {seconds} seconds; messages are {states()}"
        time.sleep(0.02)


def attempts() -> list[int]:
    """How often each message was tried, in ascending order."""
    with acting_as("worker"):
        return sorted(Message.objects.values_list("attempts", flat=True))


def answers(state: str) -> list[str]:
    """What is kept as the answer of messages in this state."""
    with acting_as("worker"):
        return sorted(answer or "" for answer in Message.objects.filter(state=state).values_list("answer", flat=True))
