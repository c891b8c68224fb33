"""Which company an address of ours belongs to: that of the mail that came in, where no token says it."""

from collections.abc import Iterable
from email.utils import getaddresses

from django.db.models.functions import Lower

from jatak.people.models import Brand, Controller

MOST = 50
FIELDS = ("sender_address", "service_address", "contact")


def company_written_to(recipients: Iterable[str]) -> int | None:
    """The one company whose address stands among these; None where none does, or those of several."""
    written = {address.lower() for _, address in getaddresses(list(recipients)[:MOST]) if "@" in address}
    found = set(_of_brands(written))
    for field in FIELDS:
        found.update(_named(field, written))
    return found.pop() if len(found) == 1 else None


def _named(field: str, written: set[str]) -> Iterable[int]:
    return Controller.objects.annotate(low=Lower(field)).filter(low__in=written).values_list("pk", flat=True)


def _of_brands(written: set[str]) -> Iterable[int]:
    brands = Brand.objects.annotate(low=Lower("sender_address")).filter(low__in=written)
    return brands.values_list("controller_id", flat=True)
