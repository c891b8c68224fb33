"""Which leavings an erasure's own letter answers: it says that nothing more is sent, and one letter is enough."""

from collections.abc import Sequence

from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.farewell.models import Left
from jatak.retention.models import Erasure


def answered_by_erasure(left: Sequence[Left]) -> set[int]:
    """Of these leavings those that somebody said by asking to be erased, by their keys."""
    people = {each.person_id for each in left if each.person_id is not None}
    with acting_as("retention"):
        found = Erasure.objects.filter(person_id__in=people, ordered_at__isnull=False)
        said = {
            (person, at, via or Via.UNKNOWN) for person, at, via in found.values_list("person_id", "asked_at", "via")
        }
    return {each.pk for each in left if (each.person_id, each.said_at, each.via) in said}
