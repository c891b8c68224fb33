"""The no of who asks to be erased: kept as keyed hashes alone, so that nobody enters them again and writes.

Erasing everything would let the next file bring the address back. GDPR art. 21(3) forbids advertising to who refused
it, for good, and what that takes may be kept (art. 17(3)(b), art. 5(1)(c): no more than the hash). A keyed hash is
still personal data while its key is there (EDPB guidelines 02/2025, draft), so the person is told of it.
"""

from datetime import datetime
from typing import Any

from jatak.consent.act import Act
from jatak.consent.ledger import append
from jatak.consent.models import Actor, EventKind, Via
from jatak.consent.scope import Scope, Who
from jatak.consent.standing import object_to
from jatak.retention.erasure.finding import SQL, Those


def follow(those: Those) -> None:
    """Let each no of these people stand for all of their addresses."""
    those.cursor.execute(SQL["follow"], those.filling)


def suppress(cursor: Any, person_id: int, said_at: datetime, at: datetime, company_id: int | None = None) -> int:
    """Write the own no of somebody who asked to be erased, for each address of theirs; how many are new.

    It names nobody but the address by its hash, and the company that was asked, if it was one. Only a newer yes of
    their own lifts it. Role retention.
    """
    cursor.execute(SQL["unwritten"], {"person": person_id, "company": company_id})
    hashes = [bytes(row[0]) for row in cursor.fetchall()]
    act = Act(Actor.PERSON, Via.UNKNOWN, said_at, at)
    for each in hashes:
        who = Who(address_hash=each)
        for scope in (Scope(company_id), Scope(company_id, survey=True)):
            event, _ = append(EventKind.OBJECTED, act, who.written() | scope.written())
            object_to(who, scope, act, event)
    return len(hashes)
