"""What a new campaign is most likely about: the name and the topic for which people said yes."""

from typing import NamedTuple

from jatak.clearance.census import asking
from jatak.clearance.census.standing import Named, names_asked_in
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as
from jatak.gate.message import Channel
from jatak.people.models import Topic


class Usual(NamedTuple):
    """A brand and a topic; None: the company's own name, and no topic."""

    brand: int | None
    topic: int | None


def usual(controller_id: int) -> Usual:
    """The name with the most people who may get a newsletter, and the first topic that people are asked about in it."""
    email = Channel.EMAIL.value
    named = next(each for each in names_asked_in([controller_id]) if each.channel == email)
    brand = _brand(named)
    return Usual(brand, _topic(controller_id, brand))


def _brand(named: Named) -> int | None:
    """As the dashboard counted them last; the first name where nobody has counted yet."""
    found = asking.newest_of(named.questions)
    most = max(found, key=lambda census: census.permitted_reachable, default=None)
    brand: int | None = most.question["brand"] if most and most.permitted_reachable else named.brands[0]
    return brand


def _topic(controller_id: int, brand: int | None) -> int | None:
    asked = set[int]()
    with acting_as("consent"):
        rows = NoticeController.objects.filter(controller=controller_id, version__published_at__isnull=False)
        for brands, topics in rows.values_list("brands", "version__topics"):
            if not brands or brand in brands:
                asked.update(topics)
    topics = list(Topic.objects.filter(controller=controller_id).order_by("pk").values_list("pk", flat=True))
    return next((pk for pk in topics if pk in asked), topics[0] if topics else None)
