"""Checking and reading one call: the signature first."""

import logging
import warnings
from importlib import import_module
from typing import Any, TypeAlias

from django.http import HttpRequest

from jatak.base.errors import JatakError
from jatak.inbound.webhooks.providers import BASIC, View

log = logging.getLogger(__name__)
Event: TypeAlias = Any
"""AnymailTrackingEvent or AnymailInboundEvent."""


class NotProven(JatakError):
    """A call that does not prove whom it is from."""


class NotUnderstood(JatakError):
    """A call of the provider that cannot be read."""


def events_of(request: HttpRequest, view: View, secret: str) -> list[Event]:
    """The events of a call; raises NotProven before anything is read, and NotUnderstood."""
    checking = _made(view, secret)
    try:
        checking.run_validators(request)
    except Exception as error:  # Anything can stand in a call; what cannot be checked is not proven.
        raise NotProven("This call does not prove whom it is from.", "Look at the secret.") from error
    try:
        return list(checking.parse_events(request))
    except Exception as error:
        log.warning("A call to %s cannot be read: %s.", view.place.rpartition(":")[2], type(error).__name__)
        raise NotUnderstood("This call cannot be read.", "Look at which webhook leads to which address.") from error


def _made(view: View, secret: str) -> Any:
    module, _, name = view.place.partition(":")
    made = getattr(import_module(module), name)
    with warnings.catch_warnings():
        # It warns of calls without user and password, where a signature stands for them.
        warnings.simplefilter("ignore")
        return made(**({BASIC: secret} if view.secret == BASIC else {view.secret: secret, BASIC: []}))
