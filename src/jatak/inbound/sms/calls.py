"""A request to us, as the gateways' dialects read it."""

from django.conf import settings
from django.http import HttpRequest

from jatak.delivery.gateways import Call

LONGEST = 100_000
"""Bytes of a body; a message has at most some thousand."""


class TooLong(ValueError):
    """A body that no gateway sends."""


def call_of(request: HttpRequest) -> Call:
    """What was called; raises TooLong, and Django's errors for a body that cannot be read.

    The address is the one under which the world calls us, which a signature covers; this process may see another one
    behind its proxy.
    """
    if int(request.headers.get("Content-Length") or 0) > LONGEST or len(request.body) > LONGEST:
        raise TooLong(f"more than {LONGEST:,} bytes")
    return Call(
        url=f"{settings.JATAK_PUBLIC_URL}{request.get_full_path()}",
        fields={**request.GET.dict(), **request.POST.dict()},
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.body,
    )
