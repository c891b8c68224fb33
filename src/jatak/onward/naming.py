"""How people are named to a partner: by the addresses it got, or by hashes keyed with the secret shared with it."""

import hashlib
import hmac
import json
from collections.abc import Iterable

from jatak.accounts.sealed import opened, sealed
from jatak.onward.models import Identifies, Partner, Passing
from jatak.people.models import ContactPoint

Named = dict[str, str]
"""`kind` and either `address` or `hmac`."""


def named_to(partner: Partner, points: Iterable[ContactPoint]) -> str:
    """These addresses as agreed with the partner, encrypted."""
    return sealed(json.dumps([_one(partner, point) for point in points]))


def addresses_of(passing: Passing) -> list[Named]:
    """The addresses as agreed; none where the partner has acknowledged, or the address was erased before."""
    found: list[Named] = json.loads(opened(passing.addresses)) if passing.addresses else []
    return found


def keyed(secret: str, normalised: str) -> str:
    """HMAC-SHA256 of an address as it is compared, keyed with the whole secret as it is written; 64 hex digits."""
    return hmac.new(secret.encode(), normalised.encode(), hashlib.sha256).hexdigest()


def _one(partner: Partner, point: ContactPoint) -> Named:
    if partner.identifies == Identifies.KEYED:
        return {"kind": point.kind, "hmac": keyed(opened(partner.secret), point.normalised)}
    return {"kind": point.kind, "address": point.normalised}
