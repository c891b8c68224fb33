"""What stands between somebody and the companies that their link may show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jatak.centre.door import Door
from jatak.centre.parts import EVERY_TOPIC, Part, Said, channels_of, parts_of
from jatak.consent.models import Objection, Record, Suppression
from jatak.consent.of_person import consents_of, objections_of
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller, HeldAddress, Restriction, Topic

MOST = 60
"""Topics of one company on one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One topic; of a company that names none the one row has no name."""

    topic_id: int
    name: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Standing:
    """One company's card."""

    company: Controller
    channels: list[str]
    rows: list[Row]

    @property
    def parts(self) -> dict[str, Part]:
        """Every part by its name in a form."""
        return {part.key: part for row in self.rows for part in row.parts}

    @property
    def something_comes(self) -> bool:
        """Whether there is anything to leave."""
        return any(part.comes for part in self.parts.values())


def visible(door: Door) -> list[Controller]:
    """The company of the link, and those to which the person said yes jointly with it; no link tells of others."""
    if door.person_id is None:
        return [door.company]
    with acting_as("consent"):
        own = Record.objects.filter(person=door.person_id, controller=door.company, notice_text__version__joint=True)
        joint = Record.objects.filter(person=door.person_id, event__in=own.values("event")).values("controller")
        others = Controller.objects.filter(pk__in=joint).exclude(pk=door.company.pk).order_by("name")
        return [door.company, *others]


def standing_of(door: Door, company: Controller) -> Standing:
    """How it stands with each topic and channel of a company."""
    said = said_of(door, company)
    channels = channels_of(said, [door.link.channel] if company == door.company else [])
    topics = list(Topic.objects.filter(controller=company).order_by("name").values_list("pk", "name")[:MOST])
    named = topics or [(EVERY_TOPIC, "")]
    return Standing(company, channels, [Row(pk, name, parts_of(channels, pk, said)) for pk, name in named])


def said_of(door: Door, company: Controller) -> Said:
    """All that a person said to a company, and what ties them to it."""
    person = door.person_id
    if person is None:
        return Said([], [], [])
    with acting_as("consent"):
        records, objections = consents_of(person, [company.pk]), objections_of(person, [company.pk])
        noes: list[Objection | Suppression] = [*objections, *_by_address(person, company)]
    with acting_as("customers"):
        relations = list(Relation.objects.filter(person=person, controller=company).select_related("contact_point"))
    return Said(records, noes, relations)


def held_since(door: Door, at: datetime) -> datetime | None:
    """Since when somebody looks at a request of this person, or their data are restricted; None: nothing holds them."""
    open_now = Q(ended_at=None) | Q(ended_at__gt=at)
    with acting_as("consent"):
        of_person = Restriction.objects.filter(open_now, person=door.person_id, begun_at__lte=at)
        hashes = ContactPoint.objects.filter(person=door.person_id).values("keyed_hash")
        of_address = HeldAddress.objects.filter(open_now, address_hash__in=hashes, begun_at__lte=at)
        begun = [*of_person.values_list("begun_at", flat=True), *of_address.values_list("begun_at", flat=True)]
    return min(begun, default=None)


def _by_address(person: int, company: Controller) -> Iterable[Suppression]:
    """A no that came by an address, perhaps before anybody knew whose it is."""
    hashes = ContactPoint.objects.filter(person=person).values("keyed_hash")
    here = Q(controller=company) | Q(controller=None)
    return Suppression.objects.filter(here, address_hash__in=hashes)[:MOST]
