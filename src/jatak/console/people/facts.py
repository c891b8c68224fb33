"""What is known of the person whose page is shown, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextField, Value
from django.utils.translation import gettext as _

from jatak.clearance.request import CONTACT_KINDS
from jatak.consent import of_person as told
from jatak.consent.models import Objection, OwnFrequency, Pause, Record
from jatak.console.people.sight import Sight
from jatak.customers import of_person as bought
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.message import Channel
from jatak.people.models import (
    Acquaintance,
    Brand,
    ContactPoint,
    Controller,
    ExternalKey,
    Profile,
    Restriction,
    Topic,
    Unreachable,
)

TOPIC, BRAND = "topic", "brand"


class Subject(NamedTuple):
    """A part of what a company sends; 0 is any brand, or any topic."""

    brand: int
    topic: int


@dataclass(frozen=True)
class Known:
    """Of one person, as far as one operator sees it."""

    sight: Sight

    @property
    def id(self) -> int:
        """The person's number."""
        return self.sight.person.pk

    @property
    def profile(self) -> Profile | None:
        """What holds now."""
        return self.sight.whole.profile

    @cached_property
    def acts(self) -> dict[int, Acquaintance]:
        """What the person did last towards each company that sees an act of theirs, by its number."""
        every = self.sight.whole.acquaintances
        return {
            each.controller_id: each
            for each in every
            if each.last_own_act_at and each.controller_id in self.sight.named
        }

    @property
    def last_acts(self) -> dict[int, datetime]:
        """When that was."""
        return {company: each.last_own_act_at for company, each in self.acts.items() if each.last_own_act_at}

    @cached_property
    def points(self) -> list[ContactPoint]:
        """The addresses that the operator's companies were given."""
        every = self.sight.whole.points
        if self.sight.everything:
            return every
        ids = {record.contact_point_id for record in self.consents} | {each.contact_point_id for each in self.relations}
        hashes = {bytes(each.event.address_hash) for each in self.objections if each.event.address_hash}
        ids |= {point.pk for point in every if point.noted_for_id in self.sight.ids}
        return [point for point in every if point.pk in ids or bytes(point.keyed_hash) in hashes]

    @property
    def keys(self) -> list[ExternalKey]:
        """What other systems of the operator's companies call the person."""
        return [key for key in self.sight.whole.keys if key.controller_id in self.sight.named]

    @property
    def restrictions(self) -> list[Restriction]:
        """Every restriction, the newest first."""
        return self.sight.whole.restrictions

    def reason_of(self, restriction: Restriction) -> str:
        """Why it was restricted; empty where it was said to a company that is not the operator's."""
        theirs = restriction.controller_id in self.sight.named or self.sight.everything
        if (
            restriction.controller_id is None and not theirs
        ):  # Whose it is was not kept: for who works for all there are.
            theirs = not Controller.objects.exclude(pk__in=self.sight.ids).exists()
        if restriction.request_id is not None and theirs:
            return _("request %(number)s in the inbox") % {"number": restriction.request_id}
        return restriction.reason if theirs else ""

    @property
    def held_by_address(self) -> datetime | None:
        """Since when somebody's request about one of the addresses holds them, where none of their own does."""
        own = any(each.request_id is not None for each, _reason in self.held)
        return None if own else self.sight.whole.held_since

    @property
    def held(self) -> list[tuple[Restriction, str]]:
        """The restrictions that stand, with their reasons."""
        return [(each, self.reason_of(each)) for each in self.restrictions if each.ended_at is None]

    @cached_property
    def consents(self) -> list[Record]:
        """Consents, live and ended."""
        with acting_as("consent"):
            return told.consents_of(self.id, self.sight.ids)

    @cached_property
    def unreachable(self) -> list[Unreachable]:
        """From when to when nobody could be reached at the addresses that are shown."""
        shown = {point.pk for point in self.points}
        return [row for row in self.sight.whole.unreachable if row.contact_point_id in shown]

    @cached_property
    def cut_off(self) -> dict[int, Unreachable]:
        """Those that stand, by their addresses."""
        return {row.contact_point_id: row for row in self.unreachable if row.ended_at is None}

    @cached_property
    def preferences(self) -> tuple[list[Pause], list[OwnFrequency]]:
        """Every pause at the operator's companies, and every number of messages chosen there, the newest first."""
        with acting_as("consent"):
            return told.preferences_of(self.id, self.sight.ids)

    @property
    def pauses(self) -> list[Pause]:
        """Every pause."""
        return self.preferences[0]

    @property
    def numbers(self) -> list[OwnFrequency]:
        """Every number of messages a month."""
        return self.preferences[1]

    @cached_property
    def objections(self) -> list[Objection]:
        """Each no that stands."""
        with acting_as("consent"):
            return told.objections_of(self.id, self.sight.ids)

    @cached_property
    def relations(self) -> list[Relation]:
        """Every customer relation, the newest first."""
        with acting_as("customers"):
            return bought.relations_of(self.id, self.sight.ids)

    @cached_property
    def subjects(self) -> dict[tuple[str, int], str]:
        """The names of the topics and brands that the consents name."""
        topics = {topic for record in self.consents for topic in record.topics}
        brands = {brand for record in self.consents for brand in record.brands}
        if not topics and not brands:
            return {}
        named = [
            model.objects.filter(pk__in=wanted).values_list(Value(kind, TextField()), "pk", "name")
            for kind, model, wanted in ((TOPIC, Topic, topics), (BRAND, Brand, brands))
            if wanted
        ]
        return {(kind, pk): name for kind, pk, name in named[0].union(*named[1:], all=True)}

    def named(self, kind: str, ids: Iterable[int]) -> list[str]:
        """The names of these topics or brands."""
        return [self.subjects.get((kind, each), str(each)) for each in ids]

    @cached_property
    def channels(self) -> list[Channel]:
        """E-mail and SMS, and each other channel for which the person has an address."""
        kinds = {point.kind for point in self.points}
        others = (Channel.PUSH, Channel.DM, Channel.INBOX_AD)
        return [Channel.EMAIL, Channel.SMS, *(each for each in others if CONTACT_KINDS[each] in kinds)]

    def has_address_for(self, channel: Channel) -> bool:
        """Whether the channel reaches the person."""
        return any(point.kind == CONTACT_KINDS[channel] for point in self.points)

    def consent_of(self, event_id: UUID | None) -> Record | None:
        """The consent that an event gave."""
        return next((each for each in self.consents if each.event_id == event_id), None)

    def relation_of(self, relation_id: int | None) -> Relation | None:
        """One of the relations that are shown."""
        return next((each for each in self.relations if each.pk == relation_id), None)

    def subjects_of(self, controller_id: int, channel: str) -> list[Subject]:
        """What the live consents to a company for a channel are about, where they are not about everything."""
        live = (
            record
            for record in self.consents
            if (record.controller_id, record.channel, record.ended_at) == (controller_id, channel, None)
        )
        every = {
            Subject(brand, topic) for record in live for brand in record.brands or [0] for topic in record.topics or [0]
        }
        return sorted(every - {Subject(0, 0)})
