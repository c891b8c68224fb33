"""What became of a consent, as events of the standard."""

from collections.abc import Iterable, Iterator

from jatak.consent.models import Actor, Policy
from jatak.consent.models import Event as LedgerEvent
from jatak.consent.models import Record as Consent
from jatak.receipts.gathering.company import Setting
from jatak.receipts.record.duration import Duration, Kind, until
from jatak.receipts.record.record import Event
from jatak.receipts.record.states import State

EXPRESSED = "dpv:ExpressedConsent"
ENDED = {
    "withdrawn": State.WITHDRAWN,
    "objected": State.WITHDRAWN,
    "refused": State.WITHDRAWN,
    "lapsed": State.EXPIRED,
}
"""How the kind of the event that ended it is called; anything else is nobody's word but the company's."""
UNTIL_ANEW = until("The person consents anew")
PENDING_DAYS = 14


def turns_of(consent: Consent, every: Iterable[Consent], subject: str, setting: Setting) -> tuple[Event, ...]:
    """The events of a consent, the oldest first; role consent."""
    return tuple(_turns(consent, every, subject, setting))


def _turns(consent: Consent, every: Iterable[Consent], subject: str, setting: Setting) -> Iterator[Event]:
    given, method = State.RENEWED if _renews(consent, every) else State.GIVEN, _method(consent.event)
    if consent.needs_confirmation:
        waits = Duration(Kind.TEMPORAL, f"P{_pending_days(consent)}D")
        yield Event(State.REQUESTED, consent.given_at, EXPRESSED, subject, waits, method)
    at = consent.confirmed_at if consent.needs_confirmation else consent.given_at
    if at is not None:
        yield Event(given, at, EXPRESSED, subject, setting.validity(), method)
    if consent.ended_at is not None:
        yield _end(consent, subject, setting)


def _renews(consent: Consent, every: Iterable[Consent]) -> bool:
    """Whether another consent to the same topics and brands still stood when this one was given."""
    return any(
        each.pk != consent.pk
        and _same(each) == _same(consent)
        and each.given_at < consent.given_at
        and (each.confirmed_at is not None or not each.needs_confirmation)
        and (each.ended_at is None or each.ended_at >= consent.given_at)
        for each in every
    )


def _same(consent: Consent) -> tuple[str, list[int], list[int]]:
    return consent.channel, sorted(consent.topics), sorted(consent.brands)


def _end(consent: Consent, subject: str, setting: Setting) -> Event:
    event = consent.ended_by
    state = ENDED.get(event.kind, State.REVOKED) if event else State.REVOKED
    own = event is not None and event.actor != Actor.SYSTEM
    by = subject if own else setting.controller.id
    # Whoever was told that the system ended it was not told by the person: that is no withdrawal.
    state = State.REVOKED if state is State.WITHDRAWN and not own else state
    return Event(state, consent.ended_at, EXPRESSED, by, UNTIL_ANEW, _method(event) if event else "")


def _method(event: LedgerEvent) -> str:
    """By what act, in words: the medium, and who wrote it down where that was another."""
    said = event.via.replace("_", " ")
    return said if event.actor == Actor.PERSON else f"{said}, entered by {event.actor}"


def _pending_days(consent: Consent) -> int:
    policy = Policy.objects.filter(controller_id=consent.controller_id).first()
    return policy.pending_days if policy else PENDING_DAYS
