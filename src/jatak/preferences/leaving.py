"""Leaving by a link: from what was asked to the ledger."""

from datetime import datetime

from jatak.consent.act import Act
from jatak.consent.leave_link import LeaveLink
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.preferences.requests import Asked


def leave_by(link: LeaveLink, asked: Asked, at: datetime) -> None:
    """Record what the holder of a link asked for; done when this returns, and harmless when repeated."""
    via = Via.MAIL_CLIENT if asked is Asked.ONE_CLICK else Via.LINK
    act = Act(Actor.PERSON, via, at=at, recorded_at=at, message_id=link.message_id)
    with acting_as("consent"):
        leave(Who(link.person_id, link.address_hash), scope_of(link, asked), act)


def scope_of(link: LeaveLink, asked: Asked) -> Scope:
    """What a button covers; a mail client's click, and a subject that the link does not have, cover the company."""
    match asked:
        case Asked.EVERYTHING:
            return Scope()
        case Asked.CHANNEL:
            return Scope(link.controller_id, channel=link.channel)
        case Asked.TOPIC:
            return Scope(link.controller_id, topic_id=link.topic_id)
        case _:
            return Scope(link.controller_id)
