"""Why a person gets a message: the reason that its footer gives."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from jatak.content.footer import Reason, Why
from jatak.delivery.claimed import Permitted
from jatak.delivery.places import Place
from jatak.gate.layout import unpack
from jatak.gate.situation import RelationKind

REASONS = {
    RelationKind.SALE: Reason.SALE,
    RelationKind.DONATION: Reason.DONATION,
    RelationKind.MEMBERSHIP: Reason.MEMBERSHIP,
}
OTHER, SERVICE = Why(Reason.OTHER), Why(Reason.SERVICE)


def why(ground: Permitted, place: Place) -> Why:
    """By the ground of this very message, never by a guess; to the day, so that many share it."""
    day = ground.ground_at and ground.ground_at.date()
    if ground.consent_event_id is not None:
        return _said_yes(day, place)
    if ground.relation_id is not None:
        return _related(_reason(ground.person_word, ground.ground_word), day)
    return OTHER


@lru_cache(maxsize=4096)
def _said_yes(day: date | None, place: Place) -> Why:
    return Why(Reason.CONSENT, _begin(day), place.kind, place.slug)


@lru_cache(maxsize=4096)
def _related(reason: Reason, day: date | None) -> Why:
    return Why(reason, _begin(day))


@lru_cache(maxsize=4096)
def _reason(person_word: int, ground_word: int) -> Reason:
    return REASONS.get(unpack(person_word, ground_word).relation, Reason.CUSTOMER)


def _begin(day: date | None) -> datetime | None:
    return datetime.combine(day, time(tzinfo=UTC)) if day else None
