"""What a company states of its processing. Role web."""

from datetime import datetime

from jatak.people.models import Controller
from jatak.retention.models import Statement

FIELDS = ("officer", "representative", "recipients", "transfers", "security")
REQUIRED = ("officer", "transfers")
"""Without these the record is not whole: a dash says that there is none."""
NONE = "-"


def stated(company: Controller) -> dict[str, str]:
    """What stands; empty where nothing was stated yet."""
    row = Statement.objects.filter(controller=company).order_by("-pk").first()
    return {name: getattr(row, name) if row else "" for name in FIELDS}


def state(company: Controller, said: dict[str, str], by: str, at: datetime) -> bool:
    """Take this as what stands; whether anything is new."""
    wanted = {name: said.get(name, "").strip() for name in FIELDS}
    if wanted == stated(company):
        return False
    Statement.objects.create(controller=company, at=at, by=by, **wanted)
    return True


def lacking(company: Controller) -> list[str]:
    """What must still be stated."""
    standing = stated(company)
    return [name for name in REQUIRED if not standing[name]]
