"""What ends of itself, and when: by the clocks that end it, so that an answer says what will happen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from jatak.consent.models import Record
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.evidence.manifest import instant
from jatak.law.rulebook import Rulebook
from jatak.people.models import Acquaintance, Controller, Person
from jatak.people.own_acts import last_acts
from jatak.people.profiles import current_profile
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.reading import Facts, Ringing, ringing, term_over
from jatak.retention.clocks.terms import Whose

SAID = {
    Clock.UNUSED: ("keep_consent", "unless_used"),
    Clock.INACTIVITY: ("keep_silent", "unless_acts"),
    Clock.CUSTOMER: ("keep_window", "unless_buys"),
    Clock.PROOF: ("keep_proof_ends", "unless_dispute"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """Something that ends on a day, unless something happens; the words are names of sentences."""

    what: str
    until: str
    unless: str
    whose: str
    """Who set the figure: a `Whose`."""
    since: str = ""
    channel: str = ""
    """Of a consent."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What ends when, the next first; and for how many months after its last use the proof of a consent stays."""

    dated: tuple[Term, ...] = ()
    proof_months: int | None = None
    proof_whose: str = Whose.NOBODY.value


def keeping_of(person_id: int, company: Controller | None, at: datetime) -> Keeping:
    """What is known today, at one company or at all that know the person. Role web; reads as the other sides too."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return Keeping()
    facts, rulebook = _facts(person, company), Rulebook.load(at.date())
    dated = sorted({_told(each) for each in ringing(facts, rulebook) if each.at > at and each.clock in SAID}, key=_day)
    proof = [term_over(facts, rulebook, Clock.PROOF, each.pk) for each in facts.companies]
    if not proof or any(each.months is None for each in proof):
        return Keeping(tuple(dated))
    longest = max(proof, key=lambda each: each.months or 0)
    return Keeping(tuple(dated), longest.months, longest.whose.value)


def _facts(person: Person, company: Controller | None) -> Facts:
    companies = [company] if company is not None else list(_knowing(person.pk))
    only = {} if company is None else {"controller_id": company.pk}
    with acting_as("consent"):
        records = list(Record.objects.filter(person_id=person.pk, **only))
    with acting_as("customers"):
        relations = list(Relation.objects.filter(person_id=person.pk, **only))
    return Facts(current_profile(person), companies, last_acts(person.pk), records, relations)


def _knowing(person_id: int) -> Iterator[Controller]:
    known = Acquaintance.objects.filter(person_id=person_id)
    yield from Controller.objects.filter(pk__in=known.values("controller_id")).order_by("name")


def _told(ring: Ringing) -> Term:
    what, unless = SAID[ring.clock]
    since, channel = (instant(ring.of.given_at), ring.of.channel) if isinstance(ring.of, Record) else ("", "")
    return Term(what, instant(ring.at), unless, ring.whose.value, since, channel)


def _day(term: Term) -> tuple[str, str]:
    return term.until, term.what
