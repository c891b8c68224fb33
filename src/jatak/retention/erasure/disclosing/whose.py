"""Who is meant, where nobody is here any more: by the number of then, or by an address as its keyed hash."""

import re

from jatak.base.errors import UsageError
from jatak.consent.models import Suppression
from jatak.database.using import acting_as
from jatak.people.addresses import keyed_hash_of, normalise
from jatak.people.models import ContactKind
from jatak.retention.models import Erasure, Kind, Locked

HASH = re.compile(r"[0-9a-f]{64}")


def hash_asked(who: str) -> str:
    """The keyed hash of an address or a telephone number, or the hash itself; empty for a person's number."""
    if HASH.fullmatch(who):
        return who
    if "@" in who or who.startswith("+"):
        kind = ContactKind.EMAIL if "@" in who else ContactKind.TELEPHONE
        return keyed_hash_of(kind, normalise(kind, who)).hex()
    return ""


def erased_known_as(who: str) -> Erasure | None:
    """The erasure of somebody of this number or address, the newest; None where nobody such was erased.

    An address leads there as long as proof or a no of theirs holds its keyed hash. Raises UsageError.
    """
    hashed = hash_asked(who)
    if not hashed and not (who.isascii() and who.isdigit() and int(who) < 2**63):
        raise UsageError(f"{who!r} is no id, address, telephone number or keyed hash.", "Give one of these.")
    done = Erasure.objects.filter(done_at__isnull=False).order_by("-done_at")
    with acting_as("retention"):
        if not hashed:
            return done.filter(numbers__contains=[int(who)]).first()
        locked = Locked.objects.filter(kind=Kind.EVENT, content__address_hash=f"\\x{hashed}")
        by_proof = done.filter(pk__in=locked.values("erasure_id")).first()
        return by_proof or done.filter(numbers__overlap=_who_said_no(hashed)).first()


def _who_said_no(hashed: str) -> list[int]:
    said = Suppression.objects.filter(address_hash=bytes.fromhex(hashed), event__person_id__isnull=False)
    return sorted({number for number in said.values_list("event__person_id", flat=True) if number is not None})
