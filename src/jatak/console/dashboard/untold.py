"""Files of which people must still be told what is done with their data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.accounts.may import May
from jatak.console.dashboard.seen import Seen
from jatak.people.models import Controller


@dataclass(frozen=True)
class Untold:
    """One of them."""

    pk: int
    company: str
    name: str
    due_at: datetime
    uninformed: int


def untold_of(operator: Any, companies: Sequence[Controller], seen: Seen) -> list[Untold]:
    """Those that this account may settle, the next day first."""
    proves = {each.pk: each.name for each in companies if operator.may(May.PROVE, each.pk)}
    return [
        Untold(pk, proves[company], name, datetime.fromisoformat(due_at), uninformed)
        for pk, company, name, due_at, uninformed in seen.untold
        if company in proves
    ]
