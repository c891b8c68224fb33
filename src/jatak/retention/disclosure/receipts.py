"""The receipts of a person, one a company: signed, or what the company has not declared for one."""

from datetime import datetime

from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.people.models import Acquaintance, Controller
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.linked.errors import Incomplete


@acting_as("consent")
def receipts_of(person_id: int, controller_id: int | None, at: datetime) -> list[Row]:
    """A row for each company that has something to tell, or for the one that is named."""
    known = Acquaintance.objects.filter(person_id=person_id).values("controller_id")
    every = Controller.objects.filter(pk=controller_id) if controller_id else Controller.objects.filter(pk__in=known)
    rows = (_row(person_id, company, at) for company in every.order_by("pk"))
    return [row for row in rows if row]


def _row(person_id: int, company: Controller, at: datetime) -> Row | None:
    found = receipt_of(person_id, company, at)
    if found is None:
        return None
    try:
        return {"controller": str(company.pk), "receipt": issued(found, company.name), "missing": []}
    except Incomplete as error:
        lacking = sorted({each.name for each in error.missing})
        return {"controller": str(company.pk), "receipt": None, "missing": lacking}
