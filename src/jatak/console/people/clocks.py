"""What will happen when, as far as it is known today: consents that lapse, customers who go, silences that last."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from jatak.base.calendar import months_before
from jatak.consent.models import Record
from jatak.console.people.facts import Known
from jatak.console.people.words import CHANNELS, RELATIONS
from jatak.customers.models import Relation
from jatak.gate.situation import RelationKind, Tri
from jatak.law.limits import Limits
from jatak.law.profile import END
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING
from jatak.people.own_limits import own_limits


class Clock(NamedTuple):
    """Something that rings at an instant, unless something else happens before."""

    at: datetime
    what: str
    unless: str


def clocks(known: Known, at: datetime, rulebook: Rulebook) -> list[Clock]:
    """What is still to come, the next first."""
    profile = known.profile
    limits = rulebook.limits(profile.country if profile else None, profile.other_country if profile else None)
    every = [*_pauses(known), *_lapses(known, limits), *_windows(known, limits), *_silences(known, limits)]
    return sorted(clock for clock in set(every) if clock.at > at)


def _pauses(known: Known) -> Iterator[Clock]:
    for pause in known.pauses:
        if pause.ended_at is None:
            what = _("The pause of %(company)s ends, and its marketing goes on.") % {
                "company": known.sight.company(pause.controller_id)
            }
            yield Clock(pause.until, what, _("Unless the person ends it before, or chooses another day."))


def _lapses(known: Known, limits: Limits) -> Iterator[Clock]:
    if limits.unused_consent_months is None:
        return
    for record in known.consents:
        if record.ended_at is None and (used := _used(record)):
            what = _("The consent to %(company)s by %(channel)s lapses unused.") % {
                "company": known.sight.company(record.controller_id),
                "channel": CHANNELS.get(record.channel, record.channel),
            }
            yield Clock(_later(used, limits.unused_consent_months), what, _("Unless a message is sent on it before."))


def _used(record: Record) -> datetime | None:
    known = [each for each in (record.given_at if record.day_known else None, record.last_used_at) if each]
    return max(known, default=None)


def _windows(known: Known, limits: Limits) -> Iterator[Clock]:
    """The window of law or company that closes first, for each relation."""
    for relation in known.relations:
        closing = [each for each in (_by_law(relation, limits), _by_company(relation, known)) if each]
        if relation.cancelled_at is None and closing:
            what = _("%(company)s may no longer write because of this: %(kind)s.") % {
                "company": known.sight.company(relation.controller_id),
                "kind": RELATIONS.get(relation.kind, ""),
            }
            yield Clock(min(closing), what, _("Unless the person buys again or says yes."))


def _by_law(relation: Relation, limits: Limits) -> datetime | None:
    months = limits.window_months.get(RelationKind(relation.kind).name.lower())
    begins = _end(relation) if limits.window_from_end else _last(relation)
    return _later(begins, months) if months is not None and begins else None


def _by_company(relation: Relation, known: Known) -> datetime | None:
    company = known.sight.named.get(relation.controller_id)
    kind = RelationKind(relation.kind).name.lower()
    bound = own_limits(company).window(kind) if company and kind not in ("unknown", "none") else None
    if bound is None:
        return None
    begins = _end(relation, relation.delivery_end) if bound.starts == END else _last(relation)
    return _later(begins, bound.months) if begins else None


def _last(relation: Relation) -> datetime | None:
    return (relation.last_at or relation.concluded_at) if relation.day_known else None


def _end(relation: Relation, *more: datetime | None) -> datetime | None:
    """None for a contract that runs: its end is not known."""
    lasting = RelationKind(relation.kind).name.lower() in LASTING
    if lasting and relation.running == Tri.YES and relation.ended_at is None:
        return None
    return max((each for each in (_last(relation), relation.ended_at, *more) if each), default=None)


def _silences(known: Known, limits: Limits) -> Iterator[Clock]:
    last = known.sight.person.last_own_act_at
    if last is None:
        return
    unless = _("Unless the person signs up, confirms or buys something before.")
    if limits.inactivity_months is not None:
        what = _("The person counts as inactive by law, and marketing ends.")
        yield Clock(_later(last, limits.inactivity_months), what, unless)
    for company in known.sight.knowing:
        if bound := own_limits(company).inactivity():
            what = _("The person counts as inactive at %(company)s, and its marketing ends.") % {
                "company": company.name
            }
            yield Clock(_later(last, bound.months), what, unless)


def _later(instant: datetime, months: int) -> datetime:
    return months_before(instant, -months)
