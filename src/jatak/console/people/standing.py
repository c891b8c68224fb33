"""Profile, consents, objections and customer relations of a person, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jatak.consent.media import VIAS
from jatak.consent.models import Objection, Record
from jatak.console.people.benefits import benefits_in_words
from jatak.console.people.facts import BRAND, TOPIC, Known
from jatak.console.people.spoken import day
from jatak.console.people.words import CHANNELS, ORIGINS, PLACES, RECIPIENTS, RELATIONS
from jatak.content.naming import language_named
from jatak.customers.models import Relation
from jatak.people.country_names import country_named

NEWEST = 10


@dataclass(frozen=True)
class Consent:
    """A consent for one company and channel."""

    record: Record
    company: str
    channel: "str | Promise"
    subjects: str
    place: "str | Promise"
    language: str
    """Of the words that were shown."""
    state: str
    tone: str
    benefit: str = ""
    """What the person gets for it, and what it takes to keep it."""


@dataclass(frozen=True)
class No:
    """An objection that stands."""

    objection: Objection
    company: str
    to: str
    heard: "str | Promise"


@dataclass(frozen=True)
class Tie:
    """A customer relation."""

    relation: Relation
    kind: "str | Promise"
    company: str
    last: datetime
    state: str


def profile_in_words(known: Known) -> Sequence[tuple[str, object]]:
    """What holds of the person, and where it is from."""
    return list(_profile(known))


def _profile(known: Known) -> Iterator[tuple[str, object]]:
    person, profile = known.sight.person, known.profile
    yield _("Number"), person.pk
    yield _("Language"), language_named(person.language) if person.language else _("not known")
    if profile is None or profile.country is None:
        yield _("Country"), _("not known: the law of every country must permit")
    else:
        origin, country = ORIGINS.get(profile.country_origin or 0, _("not known")), country_named(profile.country)
        yield _("Country"), _("%(country)s, from: %(origin)s") % {"country": country, "origin": origin}
        if profile.other_country:
            yield _("Also"), _("%(country)s: both laws must permit") % {"country": country_named(profile.other_country)}
    yield _("Receives as"), RECIPIENTS[profile.recipient_kind if profile else 0]
    if profile and profile.born:
        yield _("Born"), profile.born
    for key in known.keys:
        yield key.system, key.key


def consents_in_words(known: Known) -> list[Consent]:
    """Each consent with its words, version, language, place and day."""
    benefits = benefits_in_words(known)
    return [_consent(record, known, benefits.get(record.event_id, "")) for record in known.consents]


def _consent(record: Record, known: Known, benefit: str) -> Consent:
    state, tone = _state(record)
    return Consent(
        record,
        known.sight.company(record.controller_id),
        CHANNELS.get(record.channel, record.channel),
        ", ".join([*known.named(BRAND, record.brands), *known.named(TOPIC, record.topics)]),
        PLACES.get(record.collection_point_version.point.kind, ""),
        language_named(record.notice_text.language),
        state,
        tone,
        benefit,
    )


def _state(record: Record) -> tuple[str, str]:
    if record.ended_at:
        return _("ended %(day)s") % {"day": day(record.ended_at)}, "no"
    if record.needs_confirmation and not record.confirmed_at:
        return _("not confirmed yet"), "look"
    return _("in force"), "yes"


def objections_in_words(known: Known) -> list[No]:
    """Each no: at which company, to what, and by what way it was heard."""
    return [
        No(each, known.sight.company(each.controller_id), _to(each), VIAS.get(each.event.via, each.event.via))
        for each in known.objections
    ]


def _to(objection: Objection) -> str:
    if objection.survey:
        return _("surveys")
    channel = str(CHANNELS.get(objection.channel or "", ""))
    if objection.topic:
        values = {"topic": objection.topic.name, "channel": channel}
        return (_("the topic %(topic)s by %(channel)s") if channel else _("the topic %(topic)s")) % values
    if objection.brand:
        return _("marketing of the brand %(brand)s") % {"brand": objection.brand.name}
    return _("marketing by %(channel)s") % {"channel": channel} if channel else _("all marketing")


def relations_in_words(known: Known) -> list[Tie]:
    """The newest relations: what each is, with whom, and whether it still stands; the history has all."""
    return [_tie(relation, known) for relation in known.relations[:NEWEST]]


def _tie(relation: Relation, known: Known) -> Tie:
    company = known.sight.company(relation.controller_id)
    last = relation.last_at or relation.concluded_at
    return Tie(relation, RELATIONS.get(relation.kind, ""), company, last, _stands(relation))


def _stands(relation: Relation) -> str:
    if relation.cancelled_at:
        return _("taken back")
    return _("ended") if relation.ended_at else ""
