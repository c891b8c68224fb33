"""What stands between a person and a company: consents, objections, and what they bought."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jatak.api.caller import Caller
from jatak.consent.models import Objection, Record
from jatak.consent.of_person import consents_of, objections_of
from jatak.customers.models import Relation
from jatak.customers.of_person import relations_of
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind

MOST = 100


class ConsentRecord(Schema):
    """A consent for one channel, live until it ended."""

    event: UUID
    channel: str
    topics: list[int] = Field(description="Empty: all topics.")
    brands: list[int] = Field(description="Empty: all brands.")
    notice: str
    notice_version: str
    language: str
    collection_point: str
    given_at: datetime
    said_by_person: bool
    confirmation: str = Field(description="confirmed, waiting or not_needed")
    confirmed_at: datetime | None
    ended_at: datetime | None


class NoToMarketing(Schema):
    """An objection; null: all of them."""

    event: UUID
    channel: str | None
    topic: int | None
    brand: int | None
    survey: bool
    every_company: bool
    at: datetime


class Bought(Schema):
    """A purchase or another relation."""

    id: int
    kind: str
    key: str
    concluded_at: datetime
    ended_at: datetime | None
    cancelled_at: datetime | None


class Permissions(Schema):
    """At most a hundred of each, the newest first; whether a message may go is asked at /decisions."""

    person: int
    consents: list[ConsentRecord]
    objections: list[NoToMarketing]
    purchases: list[Bought]


def permissions(caller: Caller, person_id: int) -> dict[str, Any]:
    """All of it; the caller knows the person."""
    here = [caller.controller_id]
    with acting_as("consent"):
        consents = [_consent(each) for each in consents_of(person_id, here)]
        objections = [_objection(each) for each in objections_of(person_id, here)]
    with acting_as("customers"):
        purchases = [_bought(each) for each in relations_of(person_id, here)[:MOST]]
    return {"person": person_id, "consents": consents, "objections": objections, "purchases": purchases}


def _consent(record: Record) -> dict[str, Any]:
    version = record.notice_text.version
    return {
        "event": record.event_id,
        "channel": record.channel,
        "topics": record.topics,
        "brands": record.brands,
        "notice": version.notice.slug,
        "notice_version": version.label,
        "language": record.notice_text.language,
        "collection_point": record.collection_point_version.point.slug,
        "given_at": record.given_at,
        "said_by_person": record.own_act,
        "confirmation": confirmation(record),
        "confirmed_at": record.confirmed_at,
        "ended_at": record.ended_at,
    }


def confirmation(record: Record) -> str:
    """Whether it was confirmed, or has to be."""
    if record.confirmed_at is not None:
        return "confirmed"
    return "waiting" if record.needs_confirmation else "not_needed"


def _objection(no: Objection) -> dict[str, Any]:
    return {
        "event": no.event_id,
        "channel": no.channel,
        "topic": no.topic_id,
        "brand": no.brand_id,
        "survey": no.survey,
        "every_company": no.controller_id is None,
        "at": no.at,
    }


def _bought(relation: Relation) -> dict[str, Any]:
    plain = ("id", "concluded_at", "ended_at", "cancelled_at")
    named = {name: getattr(relation, name) for name in plain}
    return named | {"kind": RelationKind(relation.kind).name.lower(), "key": relation.external_key}
