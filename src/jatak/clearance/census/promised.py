"""Who gave a consent whose promised number of messages was sent, and may be written to on another ground."""

from collections.abc import Sequence

from jatak.clearance.census.members import members_of
from jatak.clearance.census.question import Question
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.models import Census, CensusShare
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as


def used_up(census: Census, decider: Decider, situations: Sequence[int]) -> int:
    """How many people of these situations have such a consent; of a great many, as an even part of them tells."""
    if not _promises(census.controller_id):
        return 0
    assert census.as_of is not None
    request, looked_at, found = Question.of(census.question).request(census.as_of), 0, 0
    for people in members_of(census, situations):
        candidates = gather(people, request, decider.rulebook).values()
        looked_at += len(people)
        found += sum(any(decider.decision(each.words).waits for each in some) for some in candidates)
    whole = sum(CensusShare.objects.filter(census=census, situation__in=situations).values_list("count", flat=True))
    return round(found * whole / looked_at) if looked_at else 0


def _promises(controller_id: int) -> bool:
    """Whether a published notice of the company promises a number at all."""
    with acting_as("consent"):
        named = NoticeController.objects.filter(controller=controller_id, version__published_at__isnull=False)
        return named.filter(version__promised_per_month__isnull=False).exists()
