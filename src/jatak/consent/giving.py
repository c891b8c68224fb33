"""Saying yes: one event, and a record for each company and channel that the yes covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.channels import carried_by
from jatak.consent.ledger import append
from jatak.consent.models import CollectionPointVersion, Event, EventKind, NoticeController, NoticeText, Record
from jatak.database.using import atomic
from jatak.people.models import ContactPoint
from jatak.people.own_acts import Did, OwnAct, note
from jatak.people.reachability import OWN_ACT, reached


class NothingToGive(UsageError):
    """A yes that would cover nothing, or to words that were not asked there."""


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes: to which words, at which collection point, for which address."""

    text: NoticeText
    """The words in the language in which they were shown."""
    place: CollectionPointVersion
    contact_point: ContactPoint
    channels: tuple[str, ...] = ()
    """The channels that were ticked; empty: every channel of the notice that the address can carry."""
    topic_id: int | None = None
    """The one topic that was ticked, each in an event of its own; None: all that the notice names."""
    must_be_confirmed: bool = False
    """Whether it must be confirmed although the place takes a yes at its word."""

    @property
    def waits(self) -> bool:
        """Whether it counts only when it is confirmed."""
        return self.place.double_opt_in or self.must_be_confirmed


def give(yes: Yes, act: Act, key: str) -> Event:
    """Record a consent; `key` is the caller's name of this act, so that hearing it twice is once.

    It ends nothing and reopens nothing here: objections stay in their table, and gathering compares instants, so that
    a newer own yes counts within its scope, against a no of the same scope or a wider one, and nowhere else.
    """
    channels = _channels(yes)
    with atomic():
        event, new = append(EventKind.GIVEN, act, _said(yes, channels), key)
        if new:
            records = Record.objects.bulk_create(_records(event, yes, act, channels))
            # Anybody can type anybody's address: what waits for its confirmation is no act of theirs yet.
            if act.own and not yes.waits:
                own = OwnAct(Did.YES, act.at, act.recorded_at, f"event {event.pk}")
                note(yes.contact_point.person_id, {each.controller_id for each in records}, own)
                reached(yes.contact_point.pk, act.since, OWN_ACT)
        return event


def _channels(yes: Yes) -> list[str]:
    version = yes.text.version
    if version.published_at is None or yes.place.published_at is None:
        raise NothingToGive(
            "Nobody can say yes to words that are not published.", "Publish notice and collection point."
        )
    if yes.place.notice_version_id != version.pk:
        raise NothingToGive("This collection point does not show these words.", "Name the words that the person saw.")
    if yes.topic_id is not None and version.topics and yes.topic_id not in version.topics:
        raise NothingToGive("The notice does not name this topic.", "Name one of its topics.")
    wanted = yes.channels or tuple(version.channels)
    found = [c for c in version.channels if c in wanted and c in carried_by(yes.contact_point.kind)]
    if not found:
        raise NothingToGive("No channel that was agreed to reaches this address.", "Give an address for the channel.")
    return found


def _said(yes: Yes, channels: list[str]) -> dict[str, Any]:
    return {
        "person_id": yes.contact_point.person_id,
        "address_hash": bytes(yes.contact_point.keyed_hash),
        "controller_id": yes.place.point.controller_id,
        "notice_text_id": yes.text.pk,
        "collection_point_version_id": yes.place.pk,
        "channels": channels,
        "topic_id": yes.topic_id,
    }


def _records(event: Event, yes: Yes, act: Act, channels: list[str]) -> Iterator[Record]:
    for company in NoticeController.objects.filter(version=yes.text.version_id):
        for channel in channels:
            yield Record(
                event=event,
                person_id=yes.contact_point.person_id,
                contact_point=yes.contact_point,
                controller_id=company.controller_id,
                channel=channel,
                notice_text=yes.text,
                collection_point_version=yes.place,
                topics=_topics(yes, company),
                brands=company.brands,
                given_at=act.since,
                own_act=act.own,
                own_at=act.since if act.own else None,
                needs_confirmation=yes.waits,
                recorded_at=act.recorded_at,
            )


def _topics(yes: Yes, company: NoticeController) -> list[int]:
    return list(yes.text.version.topics) if yes.topic_id is None else [yes.topic_id]
