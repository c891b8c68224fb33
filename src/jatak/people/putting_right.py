"""An address that is wrong is put right (GDPR art. 16): no advertising goes there, and the right one is noted."""

from dataclasses import dataclass
from datetime import datetime

from jatak.database.using import atomic
from jatak.people.models import ContactPoint, Controller, Failure, HeardBy
from jatak.people.reachability import failed
from jatak.people.register import Address, add_address


@dataclass(frozen=True, slots=True)
class PutRight:
    """What somebody told a company of an address that it has of them."""

    wrong: ContactPoint
    why: str
    """How the company knows."""
    right: Address | None = None
    company: Controller | None = None
    """To which it was told; it sees the right one from now on."""


def put_right(said: PutRight, at: datetime) -> ContactPoint | None:
    """Let nothing but what is owed go to the wrong address, and note the right one; again changes nothing.

    No yes goes along: it was given at another address, and whether the new one is theirs nobody has shown. Every no
    does (a trigger of the ledger). Raises BelongsToAnother, and InvalidAddress for what is none.
    """
    with atomic():
        right = None
        if said.right is not None:
            right = add_address(said.wrong.person, said.right)
            if right.noted_for_id is None:
                right.noted_for = said.company
                right.save(update_fields=["noted_for"])
        told = Failure.objects.filter(contact_point=said.wrong, heard_by=HeardBy.STAFF, outlived_at=None)
        if not told.exists():
            failed(said.wrong.pk, True, at, HeardBy.STAFF, said=said.why)
        return right
