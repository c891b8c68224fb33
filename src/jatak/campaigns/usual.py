"""What a new campaign is about where nothing else can be meant: the one name and topic that people are asked about."""

from jatak.clearance.census.standing import names_asked_in
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as
from jatak.gate.message import Channel
from jatak.people.models import Topic


def usual(controller_id: int) -> dict[str, int | None]:
    """The brand, None being the company itself, and the topic; without what somebody has to choose."""
    email = Channel.EMAIL.value
    brands = next(each.brands for each in names_asked_in([controller_id]) if each.channel == email)
    found = {"brand": brands, "topic": _topics(controller_id, brands)}
    return {name: several[0] for name, several in found.items() if len(several) == 1}


def _topics(controller_id: int, brands: tuple[int | None, ...]) -> tuple[int, ...]:
    """The topics that people are asked about in these names; all of them where nobody is asked about any."""
    asked = set[int]()
    with acting_as("consent"):
        rows = NoticeController.objects.filter(controller=controller_id, version__published_at__isnull=False)
        for named, topics in rows.values_list("brands", "version__topics"):
            if not named or set(named) & set(brands):
                asked.update(topics)
    every = tuple(Topic.objects.filter(controller=controller_id).order_by("pk").values_list("pk", flat=True))
    return tuple(pk for pk in every if pk in asked) or every
