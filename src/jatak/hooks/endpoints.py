"""Making and closing endpoints."""

import secrets
from collections.abc import Collection
from datetime import datetime

from jatak.accounts.sealed import opened, sealed
from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.hooks.allowed import checked_url
from jatak.hooks.models import Call, Endpoint, Kind, State
from jatak.hooks.signing import written
from jatak.people.models import Controller

SECRET_BYTES = 32


def make(
    controller: Controller, url: str, kinds: Collection[str], by: str, at: datetime, secret: str = ""
) -> tuple[Endpoint, str]:
    """A new endpoint and its secret, which nobody is shown again. Raises NotAllowed, UsageError.

    `secret` is one that was agreed before; empty: a new one.
    """
    checked_url(url)
    if not kinds or set(kinds) - set(Kind.values):
        raise UsageError("An endpoint is called about something.", f"There are: {', '.join(Kind.values)}.")
    words = secret or written(secrets.token_bytes(SECRET_BYTES))
    endpoint = Endpoint.objects.create(
        controller=controller, url=url, kinds=sorted(kinds), secret=sealed(words), made_at=at, made_by=by
    )
    return endpoint, words


def close(endpoint: Endpoint, by: str, at: datetime) -> bool:
    """Call it no more and drop what waits; whether this was its end, or it had been closed before."""
    with atomic():
        closed = Endpoint.objects.filter(pk=endpoint.pk, closed_at=None).update(closed_at=at, closed_by=by) > 0
        waiting = Call.objects.filter(endpoint=endpoint, state__in=[State.WAITING, State.DEAD])
        waiting.update(state=State.DROPPED, settled_at=at, body="")
        return closed


def secret_of(endpoint: Endpoint) -> str:
    """By which its calls are signed."""
    return opened(endpoint.secret)


def those_told(controllers: Collection[int], kind: Kind) -> list[Endpoint]:
    """The open endpoints of these companies that are called about this."""
    return list(
        Endpoint.objects.filter(controller__in=controllers, closed_at=None, kinds__contains=[kind.value]).order_by("pk")
    )
