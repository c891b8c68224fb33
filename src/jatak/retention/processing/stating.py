"""What a company states of its processing for the record alone; the rest it states for its receipts, too. Role web."""

from datetime import datetime

from jatak.people.models import Controller
from jatak.statements.standing import restate, standing

FIELDS = ("officer", "representative", "transfers", "security")
REQUIRED = ("officer", "transfers")
"""Without these the record is not whole: a dash says that there is none."""
NONE = "-"


def stated(company: Controller) -> dict[str, str]:
    """What stands; empty where nothing was stated yet."""
    row = standing(company)
    return {name: getattr(row, name) if row else "" for name in FIELDS}


def state(company: Controller, said: dict[str, str], by: str, at: datetime) -> bool:
    """Take this as what stands; whether anything is new."""
    wanted = {name: said.get(name, "").strip() for name in FIELDS}
    return wanted != stated(company) and restate(company, wanted, by, at)[1]


def lacking(company: Controller) -> list[str]:
    """What must still be stated."""
    now_there = stated(company)
    return [name for name in REQUIRED if not now_there[name]]
