"""Signed heads: what the log was at an instant, so that no past entry can be changed unseen."""

from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from jatak.campaigns.models import Start
from jatak.database.using import acting_as, atomic
from jatak.evidence.heads import signed_bytes
from jatak.sealing import key
from jatak.sealing.apart.keeping import keep
from jatak.sealing.eras import the_log
from jatak.sealing.models import Head, Why
from jatak.sealing.tree import Tree, size_now

DAY = timedelta(days=1)
JUST_BEFORE = timedelta(minutes=10)
"""A head so long before a campaign at most is that of the campaign: it opens some seconds after it."""


def sign_head(at: datetime, why: Why = Why.ASKED) -> Head:
    """Sign what the log is now; the newest head where that says the same and is younger than a day.

    Its leaves are kept apart from the database before anybody sees it, so that no restore contradicts it; raises
    Unwritable where they cannot be, and Forked (`apart.keeping`).
    """
    with acting_as("consent"):
        newest, size, signer = newest_head(), size_now(), key.current()
        if newest and newest.size == size and newest.at > at - DAY and bytes(newest.key) == key.public(signer):
            return newest
        return _published([_signed(size, Tree().root(size), at, why, signer)], at)[0]


def sign_if_due(at: datetime) -> Head | None:
    """Sign a head where a day has passed since the last one, or a campaign has started without one; None elsewhere."""
    newest = newest_head()
    if newest is None or newest.at <= at - DAY:
        return sign_head(at, Why.DAILY)
    if Start.objects.filter(at__gt=newest.at + JUST_BEFORE).exists():
        return sign_head(at, Why.CAMPAIGN)
    return None


def rotate_key(at: datetime) -> tuple[Head, Head]:
    """Sign the same log by the old key and by a new one, and forget the old one.

    Whoever trusts the old key has its last head, and sees that the new key begins with the same root.
    """
    new = key.new_key()
    with acting_as("consent"):
        size = size_now()
        root = Tree().root(size)
        last, first = _published([_signed(size, root, at, Why.ROTATION, signer) for signer in (key.current(), new)], at)
    key.keep(new)
    return last, first


def newest_head() -> Head | None:
    """The head that was signed last."""
    return Head.objects.order_by("-pk").first()


def is_signed(head: Head, log: bytes) -> bool:
    """Whether the key of a head made its signature."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes(head.key)).verify(bytes(head.signature), body(head, log))
    except (InvalidSignature, ValueError):
        return False
    return True


def body(head: Head, log: bytes) -> bytes:
    """The bytes that the signature and the time stamp of a head cover."""
    return signed_bytes(log, head.size, bytes(head.root), head.at)


def _signed(size: int, root: bytes, at: datetime, why: Why, signer: Ed25519PrivateKey) -> Head:
    signature = signer.sign(signed_bytes(bytes(the_log(at).name), size, root, at))
    return Head(size=size, root=root, at=at, why=why, key=key.public(signer), signature=signature)


def _published(heads: list[Head], at: datetime) -> list[Head]:
    """No transaction is open while the disk is waited for, or the sealer would wait for it too."""
    keep(at, heads)
    with atomic():
        for head in heads:
            head.save(force_insert=True)
    return heads
