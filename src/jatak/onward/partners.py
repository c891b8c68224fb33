"""Entering partners and what they got; how they are told; and the end."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from jatak.accounts.sealed import opened, sealed
from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.hooks import endpoints
from jatak.hooks.models import Kind
from jatak.hooks.signing import written
from jatak.onward.models import Handover, Identifies, Partner, Passing, Way
from jatak.people.addresses import normalise_email
from jatak.people.models import Controller, Topic

LONGEST = 200
EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before anything that Jatak knows of."""
MOST_DAYS = 90


class Unusable(UsageError):
    """A partner that cannot be entered, told or closed like that."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed with a partner."""

    way: Way
    mailbox: str = ""
    url: str = ""
    """Of its program, for webhooks."""
    identifies: Identifies = Identifies.PLAIN
    chase_days: int = 7
    overdue_days: int = 14


def enter(controller: Controller, name: str, way: Way, by: str, at: datetime) -> Partner:
    """The partner of this name, new unless it is there; nothing of what is agreed changes. Raises Unusable."""
    told = " ".join(name.split())
    if not told or len(told) > LONGEST:
        raise Unusable("A partner needs a name.", f"Write it as notices do, in at most {LONGEST} letters.")
    found = Partner.objects.filter(controller=controller, name__iexact=told).first()
    if found:
        return found
    token_hash = hash_of(secrets.token_urlsafe(32))  # Nobody has that token: one is made when it is needed.
    secret = sealed(written(secrets.token_bytes(32)))
    return Partner.objects.create(
        controller=controller, name=told, way=way, secret=secret, token_hash=token_hash, made_at=at, made_by=by
    )


def agree(partner: Partner, agreed: Agreed, by: str, at: datetime) -> Partner:
    """How it is told from now on; what was not acknowledged is told again that way. Raises Unusable, NotAllowed."""
    mailbox = normalise_email(agreed.mailbox) if agreed.mailbox.strip() else ""
    if agreed.way == Way.MAIL and not mailbox:
        raise Unusable("There is no address to write to.", "Give the partner's e-mail address.")
    if not all(1 <= days <= MOST_DAYS for days in (agreed.chase_days, agreed.overdue_days)):
        raise Unusable("Days are from 1 to 90.", "Choose others.")
    with atomic():
        found = Partner.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=partner.pk)
        if found.identifies != agreed.identifies and Passing.objects.filter(partner=found).exists():
            raise Unusable("It was told of people already.", "How people are named to it stays as it was agreed.")
        before = (found.way, found.mailbox, found.endpoint_id)
        _point_at(found, agreed, by, at)
        found.way, found.mailbox, found.identifies = agreed.way, mailbox, agreed.identifies
        found.chase_days, found.overdue_days = agreed.chase_days, agreed.overdue_days
        found.save()
        if before != (found.way, found.mailbox, found.endpoint_id):
            Passing.objects.filter(partner=found, acknowledged_at=None).update(last_told_at=None)
        return found


def hand_over(
    partner: Partner, on: date, topic: Topic | None, channel: str | None, note: str, by: str, at: datetime
) -> Handover:
    """Write down that a list was passed on that day; `reading.look_back` tells of who left since. Raises Unusable."""
    if on > at.date():
        raise Unusable("That day has not come yet.", "Enter it when the list has been passed on.")
    return Handover.objects.create(
        partner=partner, handed_on=on, topic=topic, channel=channel, note=note.strip(), made_at=at, made_by=by
    )


def begin_of(day: date) -> datetime:
    """The first instant of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


def new_token(partner: Partner) -> str:
    """Another token for the partner's own address here, shown once; the one before opens nothing any more."""
    words = secrets.token_urlsafe(32)
    Partner.objects.filter(pk=partner.pk).update(token_hash=hash_of(words))
    return words


def close(partner: Partner, by: str, at: datetime) -> None:
    """It is told of nothing any more. Raises Unusable while it has not acknowledged everything."""
    with atomic():
        found = Partner.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=partner.pk)
        if Passing.objects.filter(partner=found, acknowledged_at=None).exists():
            raise Unusable("It has not acknowledged everything yet.", "Acknowledge by hand what it knows.")
        if found.closed_at is None:
            Partner.objects.filter(pk=found.pk).update(closed_at=at, closed_by=by)
            if found.endpoint:
                endpoints.close(found.endpoint, by, at)


def secret_of(partner: Partner) -> str:
    """What is shared with it."""
    return opened(partner.secret)


def hash_of(token: str) -> bytes:
    """By which the partner's token is known, 32 bytes."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()


def _point_at(partner: Partner, agreed: Agreed, by: str, at: datetime) -> None:
    """Its endpoint is the one of this address; another one is closed."""
    url = agreed.url.strip() if agreed.way == Way.WEBHOOK else ""
    if agreed.way == Way.WEBHOOK and not url:
        raise Unusable("There is no address to call.", "Give the https address of the partner's program.")
    before = partner.endpoint
    if before is not None and before.url == url and before.closed_at is None:
        return
    partner.endpoint = None
    if url:
        made, _ = endpoints.make(partner.controller, url, [Kind.PASSED_ON], by, at, secret_of(partner))
        partner.endpoint = made
    if before is not None:
        endpoints.close(before, by, at)
