"""Every fact of the casebook has a place in the tables, unknown ones too: gathered again, they are decided alike."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.story.cast import company

from jatak.base.calendar import months_before
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import CONTACT_KINDS, Request
from jatak.consent import collection, notices
from jatak.consent.act import Act
from jatak.consent.giving import Yes, give
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Record, Via
from jatak.consent.scope import Scope, Who
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate import decide_any
from jatak.gate.casebook import message_facts, situations, tri
from jatak.gate.message import Channel
from jatak.gate.situation import Indication, RecipientKind, RelationKind, Tri
from jatak.law.rulebook import Rulebook
from jatak.people.models import (
    ContactKind,
    Controller,
    CountryOrigin,
    Person,
    Profile,
    RegisterEntry,
    Topic,
)
from jatak.people.register import Address, add_address

RULEBOOK = Rulebook.load(date(2026, 11, 21))
TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
CASES = Path(__file__).parent.parent / "golden" / "casebook" / "cases.jsonl"
ROWS = [row for row in map(json.loads, CASES.read_text().splitlines()) if row["aspect"] == "send"]
QUALITIES = [name for name in collection.QUALITIES if name != "given"]


@pytest.fixture
def tables(shared_database: None) -> Iterator[None]:
    """One database for all rows: each has a company and a person of its own."""
    with acting_as("admin"):
        yield


def ago(months: float | None) -> datetime:
    """So many months back, and a day more; today where it is not known."""
    return TODAY if months is None else months_before(TODAY, int(months)) - timedelta(days=1)


class Place:
    """A row as it lies in the tables."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.sender = company(row["id"].replace("+", "-"))
        Controller.objects.filter(pk=self.sender.pk).update(kind=row["sender"]["kind"])
        self.topic = Topic.objects.create(controller=self.sender, name="what it is about")
        self.person = Person.objects.create(last_own_act_at=self._last_act())
        self.address = add_address(self.person, self._written())
        self._profile()
        for fill in (self._objection, self._consent, self._customer, self._register):
            fill()

    def _written(self) -> Address:
        kind = CONTACT_KINDS[Channel(self.row["channel"])]
        if kind == ContactKind.TELEPHONE:
            return Address(kind, f"+4520{ROWS.index(self.row):06}")
        return Address(kind, f"{self.row['id']}@example.com")

    def _last_act(self) -> datetime | None:
        given = (self.row["consent"] or {}).get("months_since_given")
        known = [months for months in (self.row["inactive_months"], given) if months is not None]
        return ago(min(known)) if known else None

    def _profile(self) -> None:
        said = self.row["recipient"]
        Profile.objects.create(
            person=self.person,
            valid_from=datetime(2000, 1, 1, tzinfo=UTC),
            country=self.row["country"],
            country_origin=CountryOrigin.OWN_WORD,
            recipient_kind=RecipientKind[said["kind"].upper()],
            born=None if said["age"] is None else months_before(TODAY, 12 * said["age"]).date(),
            work_topics=[self.topic.pk] if said["role_related"] else [],
        )

    def _objection(self) -> None:
        said = self.row["objection"]
        if not said or not said["made"]:
            return
        at = ago(1200) if said["later_consent"] else TODAY
        scope = {
            "all": Scope(self.sender.pk),
            "channel": Scope(self.sender.pk, channel=self.row["channel"]),
            "topic": Scope(self.sender.pk, topic_id=self.topic.pk),
            "survey": Scope(self.sender.pk, survey=True),
        }[said["scope"]]
        act = Act(Actor.PERSON, Via(said["via"]), at, at)
        leave(Who(self.person.pk, bytes(self.address.keyed_hash)), scope, act)

    def _consent(self) -> None:
        said = self.row["consent"]
        if not said:
            return
        words = {"en": notices.Words("May we write?", "You can leave.")}
        asked = notices.Draft((self.row["channel"],), words)
        version = notices.publish(notices.draft(self.sender, "asked", asked), by="Ida", at=ago(1200))
        point = collection.set_up(self.sender, "form", "form", version, said["confirmed"] is False)
        point = collection.publish(point, ago(1200))
        qualities = {name: tri(said[name]) for name in ["given", *QUALITIES]}
        act = Indication[(said["indication"] or "unknown").upper()]
        collection.assess(point, "Ida", ago(1200), act, qualities)
        given_at = ago(said["months_since_given"])
        event = give(
            Yes(version.texts.get(), point, self.address),
            Act(Actor.PERSON, Via.FORM, given_at, given_at),
            self.row["id"],
        )
        Record.objects.filter(event=event).update(
            confirmed_at=given_at if said["confirmed"] else None,
            day_known=said["months_since_given"] is not None,
            last_used_at=None if said["months_since_used"] is None else ago(said["months_since_used"]),
        )
        Person.objects.filter(pk=self.person.pk).update(last_own_act_at=self._last_act())

    def _customer(self) -> None:
        said = self.row["customer"]
        if not said:
            return
        kind = RelationKind[(said["relation"] or "unknown").upper()]
        Relation.objects.create(
            person=self.person,
            controller=self.sender,
            contact_point=self.address,
            kind=kind,
            concluded_at=ago(said["months_since_last"]),
            day_known=said["months_since_last"] is not None,
            running={None: Tri.UNKNOWN, True: Tri.NO, False: Tri.YES}[said["ended"]],
            one_off=tri(said["one_off"]),
            low_value=tri(said["low_value"]),
            address_from_sale=tri(said["address_from_sale"]),
            opt_out_offered=tri(said["opt_out_at_collection"]),
            external_key=self.row["id"],
        )

    def _register(self) -> None:
        listed = self.row["recipient"]["on_register"]
        if listed is not None:
            RegisterEntry.objects.create(person=self.person, register="the one", listed=listed, looked_up_at=TODAY)

    def request(self) -> Request:
        """The row's message."""
        facts = message_facts(self.row)
        similar = tri((self.row["customer"] or {}).get("own_similar"))
        return Request(self.sender.pk, facts.channel, facts, TODAY, topic_id=self.topic.pk, own_similar=similar)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_is_decided_alike_from_the_tables(tables: None, row: dict[str, Any]) -> None:
    by_facts, _ = decide_any(situations(row, RULEBOOK), message_facts(row), RULEBOOK)
    place = Place(row)
    with acting_as("worker"):
        found = gather([place.person.pk], place.request(), RULEBOOK)[place.person.pk]
    by_tables = Decider(message_facts(row), RULEBOOK).best(found).decision
    assert (by_tables.outcome, by_tables.rule) == (by_facts.outcome, by_facts.rule)
