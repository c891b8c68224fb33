"""What waits to be sealed, and what holds it up."""

from dataclasses import dataclass
from datetime import datetime

from jatak.database.using import acting_as
from jatak.sealing.eras import FIRST_TRANSACTION, eras
from jatak.sealing.statements import rows, value
from jatak.sealing.tree import size_now


@dataclass(frozen=True, slots=True)
class Lag:
    """How many entries the log has, how many wait (counted up to ten thousand), and since when the oldest does."""

    size: int
    waiting: int
    oldest: datetime | None
    held_since: datetime | None
    """Since when a transaction is open that has written something; None also where the server does not tell us."""


def lag() -> Lag:
    """How far the sealer is behind the ledger."""
    with acting_as("consent"):
        known = eras()
        since = known[0].sealed_before if known else FIRST_TRANSACTION
        ((oldest, waiting),) = rows("unsealed", {"since": str(since)})
        size = size_now()
    with acting_as("admin"):  # Of other roles' transactions PostgreSQL tells nobody else.
        return Lag(size, waiting, oldest, value("holding"))
