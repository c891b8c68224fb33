"""Answering no when asked: no silence is one, and no unticked box."""

from jatak.consent.act import Act
from jatak.consent.covering import touched
from jatak.consent.ledger import append
from jatak.consent.models import CollectionPointVersion, Event, EventKind, NoticeText
from jatak.consent.scope import Scope, Who
from jatak.consent.standing import object_to, stop_workers, withdraw
from jatak.database.using import atomic


def refuse(who: Who, channel: str, text: NoticeText, place: CollectionPointVersion, act: Act, key: str) -> Event:
    """Record a clicked no: an objection for this channel and the company that asked; `key` makes a repeat harmless."""
    scope = Scope(place.point.controller_id, channel)
    with atomic():
        who = who.looked_up()
        who.one_at_a_time()
        who = who.looked_up()  # Who was merged meanwhile is found as the one who stayed.
        asked = {"notice_text_id": text.pk, "collection_point_version_id": place.pk}
        event, new = append(EventKind.REFUSED, act, who.written() | scope.written() | asked, key)
        if new:
            withdraw(who, scope, act, touched(who.person_id, scope, act))
            object_to(who, scope, act, event)
            stop_workers(who)
        return event
