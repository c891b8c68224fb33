"""Of whom a company let go while another one keeps them: what stays of them at the first is locked, and on no page."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from jatak.people.models import Acquaintance
from jatak.retention.models import Erasure


def has_let_go(person_id: int, company_id: int) -> bool:
    """Whether a company let go of its part of somebody who is here for others, and has not heard of them since.

    As the role that asks: consent or web.
    """
    parts = Erasure.objects.filter(person_id=person_id, company_id=company_id, part_id__isnull=False)
    return parts.exists() and not Acquaintance.objects.filter(person_id=person_id, controller_id=company_id).exists()


def let_go_of(numbers: Sequence[int]) -> Exists:
    """Within a query of events: whether the company of an event let go of these people after it was entered.

    `numbers` are all that the ledger may name them by. As the role that asks: consent or web.
    """
    parts = Erasure.objects.filter(person_id__in=numbers, part_id__isnull=False)
    return Exists(parts.filter(company_id=OuterRef("controller_id"), done_at__gte=OuterRef("recorded_at")))
