"""In which cluster of PostgreSQL the log lives now.

A base that is restored into another cluster meets its transactions counted anew. So another era begins: what the old
one left unsealed is sealed first, and what is sealed already is never sealed again, though its number may come up.
"""

from datetime import datetime

from jatak.base.hashing import new_salt
from jatak.database.using import acting_as
from jatak.sealing.models import Era, Log
from jatak.sealing.statements import value

FIRST_TRANSACTION = 3
"""PostgreSQL's first number of a transaction like ours."""


def the_log(at: datetime) -> Log:
    """The one log, which gets its name when it is first asked for."""
    if log := Log.objects.first():
        return log
    with acting_as("consent"):
        Log.objects.bulk_create([Log(name=new_salt(), made_at=at)], ignore_conflicts=True)
        return Log.objects.get()


def eras() -> list[Era]:
    """All eras, the newest first."""
    return list(Era.objects.order_by("-pk"))


def cluster() -> str:
    """PostgreSQL's own name of the cluster that we are logged in to."""
    return str(value("cluster"))


def begin(number: int, first: int, at: datetime) -> Era:
    """A new era, whose first leaf will have this index."""
    return Era.objects.create(pk=number, cluster=cluster(), first=first, sealed_before=FIRST_TRANSACTION, sealed_at=at)
