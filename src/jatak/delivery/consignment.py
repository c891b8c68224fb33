"""What all messages of one batch have in common."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from django.db.models import Model

from jatak.clearance.request import Request
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.readers import Readers
from jatak.delivery.models import Dispatch
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Tri
from jatak.law.rulebook import Rulebook
from jatak.people.models import Brand, Controller, Topic

SKEW = timedelta(seconds=5)
"""A host's clock may be ahead of ours: what it recorded just now counts at the last metre."""

FRESH = timedelta(seconds=2)
"""A change of a company's identity or sender takes effect so soon."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Which messages belong together: one campaign, or one template of service."""

    campaign_id: int | None
    template_version_id: int
    controller_id: int
    topic_id: int | None
    marketing: bool


@dataclass(frozen=True)
class Consignment:
    """One campaign or service template, with its sender, its words and its question to the gate."""

    sort: Sort
    controller: Controller
    brand: Brand | None
    topic: Topic | None
    texts: dict[str, TemplateText]
    facts: MessageFacts
    can_leave: bool
    dispatch: Dispatch

    @classmethod
    def load(cls, sort: Sort) -> "Consignment":
        """Read everything that the batch needs."""
        versions = TemplateVersion.objects.select_related("template__controller", "template__brand")
        version = versions.get(pk=sort.template_version_id)
        template = version.template
        if sort.campaign_id is None:
            dispatch = Dispatch(brand_id=template.brand_id)
        else:
            dispatch = Dispatch.objects.get(campaign_id=sort.campaign_id)
        return cls(
            sort=sort,
            controller=template.controller,
            brand=Brand.objects.get(pk=dispatch.brand_id) if dispatch.brand_id else None,
            topic=Topic.objects.get(pk=sort.topic_id) if sort.topic_id else None,
            texts={text.language: text for text in version.texts.all()},
            facts=message_facts(version),
            can_leave=can_leave(version),
            dispatch=dispatch,
        )

    def request(self, now: datetime, batch: str = "") -> Request:
        """The question to gathering, as of now; what other batches than this hold counts as sent."""
        return Request(
            controller_id=self.controller.pk,
            channel=self.facts.channel,
            facts=self.facts,
            brand_id=self.dispatch.brand_id,
            topic_id=self.sort.topic_id,
            product_groups=tuple(self.dispatch.product_groups),
            own_similar=Tri(self.dispatch.own_similar),
            as_of=now + SKEW,
            last_metre=True,
            batch=batch,
        )

    @cached_property
    def facts_id(self) -> str:
        """The hash of what is asked."""
        return self.facts.id

    @cached_property
    def fingerprint(self) -> tuple[object, ...]:
        """Equal for two that would be written alike."""
        rows = (self.controller, self.brand, self.topic, *self.texts.values())
        return (self.sort, self.can_leave, self.readers, *(_values(row) for row in rows))

    @cached_property
    def readers(self) -> Readers:
        """Who gets which of its languages."""
        own, more = self.controller.default_language, self.dispatch
        return Readers(tuple(sorted(self.texts)), own, more.fallback_language, more.served_only)

    def text(self, language: str) -> TemplateText:
        """The words in the person's language, else in the one that was chosen for who reads none of them."""
        return self.texts[self.readers.gets(language) or self.readers.instead]


def _values(row: Model | None) -> tuple[object, ...]:
    return () if row is None else tuple(_value(getattr(row, field.attname)) for field in row._meta.concrete_fields)


def _value(value: object) -> object:
    """A value that can be hashed: the blocks of a letter are lists."""
    return repr(value) if isinstance(value, list | dict) else value


class Consignments:
    """Keeps what was read of a consignment for a moment, so that not every batch reads it again."""

    def __init__(self) -> None:
        self._read: dict[Sort, tuple[datetime, Consignment]] = {}

    def load(self, sort: Sort, now: datetime) -> Consignment:
        """As it is, or was at most FRESH ago."""
        known = self._read.get(sort)
        if known is None or not known[0] <= now < known[0] + FRESH:
            self._read = {each: read for each, read in self._read.items() if read[0] > now - FRESH}
            known = self._read[sort] = (now, Consignment.load(sort))
        return known[1]


def rulebook(now: datetime) -> Rulebook:
    """Today's law."""
    return Rulebook.load(now.astimezone(UTC).date())
