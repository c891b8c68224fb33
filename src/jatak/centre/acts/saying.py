"""A no of whoever came by a link, and what is told of it."""

from collections.abc import Mapping
from datetime import datetime

from jatak.centre.door import Door
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import Controller, Topic


def act_of(door: Door, at: datetime) -> Act:
    """An act of the person's own, by their link."""
    return Act(Actor.PERSON, Via.LINK, at=at, recorded_at=at, message_id=door.link.message_id)


def say_no(door: Door, scopes: list[Scope], at: datetime) -> None:
    """Take down each no; whoever is no longer here says it by their address."""
    who = Who(door.link.person_id, door.link.address_hash)
    with acting_as("consent"):
        for scope in scopes:
            leave(who, scope, act_of(door, at))


def told_of(scope: Scope, company: Controller) -> tuple[str, Mapping[str, str]]:
    """The sentence that says what has stopped."""
    name = {"company": company.name}
    if scope.controller_id is None:
        return "left_everything", {}
    if scope.topic_id is not None:
        topic = Topic.objects.filter(pk=scope.topic_id, controller=company).values_list("name", flat=True).first()
        by = {"channel": scope.channel} if scope.channel else {}
        return "left_topic_by" if by else "left_topic", {**name, "topic": topic or "", **by}
    if scope.channel is not None:
        return f"left_{scope.channel if scope.channel in ('email', 'sms') else 'other'}", name
    return "left_company", name
