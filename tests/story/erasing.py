"""What the stories of erasing share: Ana, of whom something stands in every table, and a look into every table."""

from datetime import datetime, timedelta
from typing import Any

from tests.story.cast import mailbox, person, question, says_yes
from tests.story.desking import asks, hash_of
from tests.story.old_messages import asked
from tests.story.sending import YESTERDAY, bought, judged_good, lives_in, now, started, sydrejser

from jatak.accounts.models import ApiReply, ApiToken
from jatak.campaigns.models import LinkAsked, ServiceMessage
from jatak.consent.models import OwnFrequency, Pause, Scan, Via
from jatak.customers.models import PurchaseFile, PurchaseLine, Relation
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message, Report
from jatak.desk.acting import By
from jatak.desk.closing import close
from jatak.desk.models import Done, Paper, Request
from jatak.desk.opening import Beside
from jatak.desk.understanding import note
from jatak.farewell.models import Goodbye, Left
from jatak.imports.models import File, Outcome, RawRow
from jatak.inbound.models import Arrival, Kept
from jatak.onward.models import Partner, Passing
from jatak.people.merging import Who, merge
from jatak.people.models import ContactKind, Controller, ExternalKey, Failure, Person, RegisterEntry, Unreachable
from jatak.people.register import Address, add_address
from jatak.people.restricting import lift, restrict
from jatak.receipts.models import KeptReceipt
from jatak.retention.erasure.releasing import put_away
from jatak.sealing.checking import check
from jatak.sealing.sealer import seal

ANA, NUMBER = "ana.jensen@hjemmebane.example", "+4520123456"
MARKS = ("ana.jensen", "ana jensen", "20123456", "kunde-4711", "192.0.2.77", "hjemmebane")
"""In whatever of Ana's stands anywhere, in lower case; her hashes are looked for beside."""
EVERY_TABLE = """
SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname IN ('public', 'consent', 'customers') ORDER BY 1
"""
SENT = """
UPDATE delivery_message SET state = 'refused', not_before = NULL, offered_at = %(at)s, settled_at = %(at)s,
    answer = '550 5.1.1 <ana.jensen@hjemmebane.example>: nobody here'
WHERE person_id = %(person)s
"""


def where_is(*marks: str) -> dict[str, list[str]]:
    """The rows of every table in which one of these words stands, by table."""
    found: dict[str, list[str]] = {}
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(EVERY_TABLE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT lower(t::text) FROM {table} AS t")
            rows = [row for (row,) in cursor.fetchall() if any(mark in row for mark in marks)]
            if rows:
                found[table] = rows
    return found


def everywhere() -> tuple[Controller, Person]:
    """Sydrejser, and Ana, of whom something stands wherever something of a person can."""
    with acting_as("admin"):
        travel = sydrejser()
        ana = lives_in(person("Ana"))
        Person.objects.filter(pk=ana.pk).update(name="Ana Jensen")
        point = mailbox(ana)
        type(point).objects.filter(pk=point.pk).update(address=ANA, normalised=ANA, keyed_hash=hash_of(ANA))
        add_address(ana, Address(ContactKind.TELEPHONE, NUMBER))
        asked_here = question(travel)
        judged_good(asked_here)
        told = {"ip": "192.0.2.77", "browser": "Firefox of Ana Jensen"}
        yes = says_yes(ana, asked_here, YESTERDAY, particulars=told)
    campaign = started(travel)
    asked(SENT, at=now(), person=ana.pk)
    with acting_as("admin"):
        bought(travel, ana)
        _known(travel, ana)
        _said(travel, ana, yes)
        sent = Message.objects.get(campaign_id=campaign.pk)
        asked("UPDATE consent.consent_record SET last_used_at = %(at)s", at=now())
        _afterwards(travel, ana, sent.id)
        kept = {"data": b"Ana Jensen", "sha256": b"k" * 32, "kept_at": now(), "kept_by": "Ida"}
        KeptReceipt.objects.create(controller=travel, person=ana, state="dpv:ConsentGiven", **kept)
    _requests(travel, ana)
    return travel, ana


def _known(travel: Controller, ana: Person) -> None:
    """What people and customers hold, and a second Ana who went into the first."""
    ExternalKey.objects.create(controller=travel, system="shop", key="kunde-4711", person=ana)
    RegisterEntry.objects.create(person=ana, register="robinson", listed=False, looked_up_at=now())
    lift(restrict(ana, "Ana Jensen says the number is not hers", now()), now())
    failed = Failure.objects.create(
        contact_point=mailbox(ana), kind="permanent", at=now(), heard_by="dsn", said=f"unknown {ANA}"
    )
    Unreachable.objects.create(
        contact_point=mailbox(ana), person=ana, failure=failed, since=now(), ended_at=now(), why="Ana Jensen rang"
    )
    file = PurchaseFile.objects.create(controller=travel, sha256=b"p" * 32, name="2026.csv")
    line = {"invoice": "kunde-4711/1", "line": 1, "article": "Crete", "occurrence": 1, "quantity": 1}
    PurchaseLine.objects.create(file=file, controller_id=travel.pk, person_id=ana.pk, at=YESTERDAY, **line)
    twin = person("Twin")
    says_yes(twin, question(travel, "other"), YESTERDAY, particulars={"ip": "192.0.2.77"})
    merge(ana.pk, twin.pk, Who("Ida", "the same Ana Jensen"), now())
    Relation.objects.filter(person=ana).update(external_key="kunde-4711 order")


def _said(travel: Controller, ana: Person, yes: Any) -> None:
    """What stands beside the ledger."""
    paper = {"content_type": "image/png", "sha256": b"s" * 32, "added_at": now(), "added_by": "Ida"}
    Scan.objects.create(event=yes, name="Ana Jensen.png", data=b"Ana Jensen signed", **paper)
    heard = {"actor": "person", "via": "link", "recorded_at": now(), "controller": travel, "person": ana}
    Pause.objects.create(begun_at=now(), until=now() + timedelta(days=9), **heard)
    OwnFrequency.objects.create(per_month=2, chosen_at=now(), **heard)
    row = {"sha256": b"f" * 32, "plan_sha256": b"f" * 32, "name": "list.csv", "size": 1, "plan": {}}
    file = File.objects.create(controller=travel, headers=["mail"], begun_at=now(), begun_by="Ida", state="done", **row)
    RawRow.objects.create(file=file, number=2, cells=f'["{ANA}"]')
    RawRow.objects.create(file=file, number=3, cells=f'["{ANA.upper()}", "refused"]')
    told = {"kind": "email", "decision": "consent", "reason": "a", "says": f"{ANA} is new"}
    Outcome.objects.create(file=file, number=2, person_id=ana.pk, event_id=yes.pk, **told)


def _afterwards(travel: Controller, ana: Person, message_id: int) -> None:
    """What came back, what was passed on, what programs were answered."""
    Report.objects.create(message_id=message_id, gateway="kannel", became="failed", said=f"no {NUMBER}", heard_at=now())
    came = {"source": "box", "way": "mailbox", "received_at": now(), "recorded_at": now(), "kind": "post"}
    hers = Arrival.objects.create(digest=b"1" * 32, person_id=ana.pk, deed="post", **came)
    Kept.objects.create(
        arrival=hers, sender=f"Ana Jensen <{ANA}>", words="I am Ana Jensen", raw=b"Ana Jensen", keep_until=now()
    )
    aside = Arrival.objects.create(digest=b"2" * 32, deed="quarantined", **came)
    Kept.objects.create(arrival=aside, sender=ANA.upper(), subject="from Ana Jensen", raw=b"?", keep_until=now())
    said = {"via": "link", "actor": "person", "channels": [], "survey": False, "everything": False}
    left = Left.objects.create(
        controller=travel, event_id="0" * 32, person_id=ana.pk, said_at=now(), heard_at=now(), noted_at=now(), **said
    )
    Goodbye.objects.create(left=left, act=f"{ana.pk} then", asked_at=now())
    partner = Partner.objects.create(
        controller=travel, name="Hotels", way="hand", secret="s", token_hash=b"t" * 32, made_at=now(), made_by="Ida"
    )
    Passing.objects.create(
        partner=partner, controller=travel, event_id="0" * 32, person_id=ana.pk, channels=[], via="link",
        said_at=now(), heard_at=now(), made_at=now(), addresses=ANA, acknowledged_at=now(), why="Ana Jensen told them",
    )  # fmt: skip
    sent = Message.objects.get(id=message_id)
    ServiceMessage.objects.create(
        controller=travel, key="order kunde-4711", template_version_id=sent.template_version_id, person_id=ana.pk,
        message_id=message_id, at=now(),
    )  # fmt: skip
    LinkAsked.objects.create(controller=travel, address_hash=hash_of(ANA), asked_at=now())
    token = ApiToken.objects.create(
        controller=travel, name="shop", hash=b"h" * 32, scopes=["read"], made_at=now(), made_by="Ida"
    )
    reply = {"token": token, "request": b"r" * 32, "status": 200, "at": now()}
    ApiReply.objects.create(key="1", body=f'{{"person": {ana.pk}, "email": "{ANA}"}}', **reply)
    ApiReply.objects.create(key="2", body='{"person": 99999999}', **reply)


def _requests(travel: Controller, ana: Person) -> None:
    """A request that was answered before."""
    request = asks(travel, ana, words="I am Ana Jensen", beside=Beside("other", "Mette", headers={"From": ANA}))
    with acting_as("consent"):
        note(request.pk, "Ana Jensen rang twice", By("Mette", now()))
        paper = {"content_type": "image/png", "sha256": b"s" * 32, "added_at": now(), "added_by": "Mette"}
        Paper.objects.create(request=request, name="Ana Jensen.png", data=b"Ana Jensen", **paper)
        close(request.pk, Done.ANSWERED, "told Ana Jensen the hours", By("Mette", now()))


def asks_to_go(travel: Controller, somebody: Person, via: Via = Via.LETTER, at: datetime | None = None) -> Request:
    """Somebody asks that everything about them be erased."""
    return asks(travel, somebody, via, beside=Beside("erase", "Mette"), words="Erase me", received_at=at or now())


def the_log_is_in_order_with_locked_proof() -> None:
    """Once what went was sealed, and what is kept apart was put there and sealed."""
    seal(now())
    put_away(now())
    seal(now())
    checked = check()
    assert [each.words for each in checked.findings] == []
    assert checked.without["locked"] >= 1
