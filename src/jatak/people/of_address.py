"""What came back from an address."""

from jatak.people.models import Failure

AT_MOST = 200


def failures_of(contact_point_id: int) -> list[Failure]:
    """What came back from an address, the newest first."""
    return list(Failure.objects.filter(contact_point_id=contact_point_id).order_by("-at", "-pk")[:AT_MOST])
