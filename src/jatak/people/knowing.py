"""Whom a company knows."""

from jatak.people.models import Acquaintance


def acquaint(controller_id: int, person_id: int) -> None:
    """Let a company know a person of whom it has no yes, no or purchase yet; again is harmless."""
    Acquaintance.objects.bulk_create(
        [Acquaintance(controller_id=controller_id, person_id=person_id)], ignore_conflicts=True
    )
