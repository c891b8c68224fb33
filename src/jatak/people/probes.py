"""Who is a probe of ours; nobody is told of a probe that leaves, and nothing counts one."""

from jatak.people.models import Probe


def is_probe(person_id: int | None) -> bool:
    """Whether this person is one of ours, by which leaving is tested."""
    return person_id is not None and Probe.objects.filter(person_id=person_id).exists()
