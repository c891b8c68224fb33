"""Against sign-ups by machine: how often the same address, network and form may be used in a while.

Counts live in the cache in the database, under keyed hashes; who must wait is told so, and nothing typed is lost.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from jatak.base.hashing import keyed_hash
from jatak.consent.kept import network_of
from jatak.database.home import secret
from jatak.database.using import acting_as


@dataclass(frozen=True, slots=True)
class Limit:
    """So many answers in so many seconds; with a proof of work several times as many."""

    name: str
    number: int
    seconds: int
    proven: int = 1
    """By how much the number grows for a browser that has done a little work."""


FORM = Limit("form", 10, 3600)
"""One form as it was shown: the work that was done for it is not done for a thousand others."""
ADDRESS = Limit("address", 5, 3600)
NETWORK = Limit("network", 10, 600, proven=6)
POINT = Limit("point", 300, 600, proven=20)
ONCE = Limit("once", 1, 3600)


def wait(at: datetime, ip: str, place: int | str, address: str, proven: bool, form: str = "") -> int:
    """Count one answer; the seconds after which it may be sent again, 0 where it may be taken now."""
    named = (
        (FORM, form),
        (ADDRESS, address.strip().casefold()),
        (NETWORK, network_of(ip) or ip),
        (POINT, str(place)),
    )
    with acting_as("web"):
        return max(_count(limit, name, at, proven) for limit, name in named if name)


def is_first(at: datetime, name: str) -> bool:
    """Whether nobody did this within the hour; from now on somebody has."""
    with acting_as("web"):
        return _count(ONCE, name, at, proven=False) == 0


def _count(limit: Limit, name: str, at: datetime, proven: bool) -> int:
    now = int(at.timestamp())
    window, passed = divmod(now, limit.seconds)
    key = f"sign-up:{limit.name}:{window}:{_hidden(name)}"
    so_far = cache.get_or_set(key, 0, limit.seconds) or 0
    if so_far >= limit.number * (limit.proven if proven else 1):
        return limit.seconds - passed
    cache.set(key, so_far + 1, limit.seconds)
    return 0


def _hidden(name: str) -> str:
    return hashlib.sha256(keyed_hash(secret("keyed-hash"), f"limit:{name}")).hexdigest()[:32]
