"""Ordering an erasure: from this moment nothing is sent, the person is told, and then they go."""

from dataclasses import dataclass
from datetime import datetime

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.retention.models import Erasure, Why


@dataclass(frozen=True, slots=True)
class Order:
    """Who asks to be erased, and who takes it down."""

    person_id: int
    by: str
    asked_at: datetime
    via: str = Via.UNKNOWN
    controller_id: int | None = None
    """To which company it was said; it answers."""
    request_id: int | None = None
    """The request at the desk that this closes."""
    there_alone: bool = False
    """What that company holds goes, and nothing of another one; else the person goes whole."""


def order(asked: Order, at: datetime) -> Erasure:
    """Take down that a person asked to be erased, and record their no to whom it is about; again is the same erasure.

    A job tells the person and erases them then (see `carrying_out`). An order is never taken back by itself.
    """
    which = {"company_id": asked.controller_id, "done_at": None} if asked.there_alone else {"company_id": None}
    with acting_as("retention"):
        erasure, _ = Erasure.objects.get_or_create(
            person_id=asked.person_id,
            **which,
            defaults={
                "why": Why.REQUEST,
                "asked_at": asked.asked_at,
                "ordered_at": at,
                "via": asked.via,
                "by": asked.by,
                "request_id": asked.request_id,
                "controller_id": asked.controller_id,
            },
        )
    if erasure.done_at is None:
        say_no(erasure, at)
    return erasure


def say_no(erasure: Erasure, at: datetime) -> None:
    """Who asks to be erased objects and takes back every yes; partners are told while addresses are here (art. 19)."""
    act = Act(Actor.PERSON, Via(erasure.via or Via.UNKNOWN), erasure.asked_at, at)
    with acting_as("consent"):
        leave(Who(erasure.person_id), Scope(erasure.company_id), act)
