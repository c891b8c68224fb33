"""Requests at the desk as the command line shows them."""

from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from jatak.desk.models import Request


def plain(request: Request, at: datetime) -> dict[str, Any]:
    """One request as JSON has it; its words stay where they are."""
    return {
        "id": request.pk,
        "company": request.controller.name if request.controller else None,
        "person": request.person_id,
        "medium": request.medium,
        "asked": request.asked,
        "received_at": request.received_at.isoformat(),
        "due_at": request.due_at.isoformat(),
        "overdue": request.closed_at is None and request.due_at <= at,
        "closed_at": request.closed_at.isoformat() if request.closed_at else None,
    }


def show(requests: list[dict[str, Any]]) -> None:
    """A table, or that there is nothing."""
    screen = Console(highlight=False)
    if not requests:
        screen.print("There is no such request.")
        return
    table = Table("number", "company", "person", "medium", "asked", "received", "due", "")
    for each in requests:
        state = "closed" if each["closed_at"] else "overdue" if each["overdue"] else ""
        cells = (each["id"], each["company"], each["person"], each["medium"], each["asked"])
        days = (each["received_at"][:16], each["due_at"][:16], state)
        table.add_row(*("" if cell is None else str(cell) for cell in (*cells, *days)))
    screen.print(table)
