"""The keys that signed here, the present one and those before it: which, and when each was in use."""

from datetime import datetime
from typing import NamedTuple

from jatak.sealing.eras import the_log
from jatak.sealing.heads import is_signed
from jatak.sealing.key import public_key
from jatak.sealing.models import Head


class Used(NamedTuple):
    """When a key was in use; None for what is not known, or lasts."""

    since: datetime | None
    """When it signed its first head."""
    until: datetime | None
    """When another one took over."""


def use_of(key: bytes, at: datetime) -> Used | None:
    """When a public key of 32 bytes was in use here, None where it never was; its heads are the witnesses."""
    heads = Head.objects.filter(key=key).order_by("pk")
    first, last = heads.first(), heads.last()
    if first is None or last is None or not is_signed(last, bytes(the_log(at).name)):
        return Used(None, None) if key == public_key() else None
    if key == public_key():
        return Used(first.at, None)
    after = Head.objects.filter(pk__gt=last.pk).exclude(key=key).order_by("pk").first()
    return Used(first.at, after.at if after else last.at)
