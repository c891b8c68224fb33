"""What will happen when, as far as it is known today: consents that lapse, customers who go, silences that last."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.consent.models import Record
from jatak.console.clocks.words import WHOSE
from jatak.console.people.facts import Known
from jatak.console.people.newest_act import newest_act
from jatak.console.people.spoken import day
from jatak.console.people.words import CHANNELS, RELATIONS
from jatak.customers.models import Relation
from jatak.law.rulebook import Rulebook
from jatak.retention.clocks.clock import Clock as Kind
from jatak.retention.clocks.reading import Facts, Ringing, ringing


class Clock(NamedTuple):
    """Something that rings at an instant, unless something else happens before."""

    at: datetime
    what: str
    unless: str
    whose: str = ""
    """Whose limit it is."""


def clocks(known: Known, at: datetime, rulebook: Rulebook) -> list[Clock]:
    """What is still to come, the next first."""
    facts = Facts(known.profile, known.sight.knowing, known.last_acts, known.consents, known.relations)
    every = {*_pauses(known), *(_told(each, known) for each in ringing(facts, rulebook))}
    return sorted(clock for clock in every if clock.at > at)


def _pauses(known: Known) -> Iterator[Clock]:
    for pause in known.pauses:
        if pause.ended_at is None:
            what = _("The pause of %(company)s ends, and its marketing goes on.") % {
                "company": known.sight.company(pause.controller_id)
            }
            yield Clock(pause.until, what, _("Unless the person ends it before, or chooses another day."))


def _told(ring: Ringing, known: Known) -> Clock:
    said = {"company": known.sight.company(ring.controller_id)}
    if isinstance(ring.of, Record):
        said |= {"channel": str(CHANNELS.get(ring.of.channel, ring.of.channel)), "day": day(ring.of.given_at)}
    if isinstance(ring.of, Relation):
        said |= {"kind": str(RELATIONS.get(ring.of.kind, ""))}
    what, unless = _sentences(ring.clock)
    if ring.clock is Kind.INACTIVITY:
        unless = f"{unless} {_counts_from(known, ring.controller_id)}"
    return Clock(ring.at, what % said, unless, _whose(ring))


def _counts_from(known: Known, company: int) -> str:
    """From what a silence towards a company counts."""
    if company not in known.acts:
        return _("No act of theirs is known, so it counts from the newest yes.")
    did = newest_act(known.acts[company])
    return f"{did[:1].upper()}{did[1:]}." if did else ""


def _sentences(clock: Kind) -> tuple[str, str]:
    match clock:
        case Kind.UNUSED:
            what = _("The consent to %(company)s by %(channel)s lapses unused.")
            return what, _("Unless a message is sent on it before.")
        case Kind.INACTIVITY:
            what = _("The person counts as inactive at %(company)s: its marketing ends, and their consents lapse.")
            return what, _(
                "Unless the person answers, calls, presses one of our buttons, signs up, confirms or buys before."
            )
        case Kind.CUSTOMER:
            what = _("%(company)s may no longer write because of this: %(kind)s.")
            return what, _("Unless the person buys again or says yes.")
        case Kind.PROOF:
            what = _("The proof of the consent to %(company)s of %(day)s is needed no longer.")
            return what, _("Unless a dispute or a request still needs it.")
        case _:
            what = _("The sign-up at %(company)s is forgotten.")
            return what, _("Unless the person confirms it before.")


def _whose(ring: Ringing) -> str:
    if ring.months is None:
        return ""
    months = ngettext("%(months)s month", "%(months)s months", ring.months) % {"months": ring.months}
    return f"{months}: {WHOSE[ring.whose]}"
