"""Who has just logged in need not show again that it is they, to set up the second factor."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from jatak.base.clock import now

KEY = "jatak_logged_in_at"
SECONDS = 600.0


@receiver(user_logged_in)
def remember(sender: object, request: Any, user: object, **_: object) -> None:
    """Keep in this log-in when it began."""
    if request is not None:
        request.session[KEY] = now().timestamp()


def has_just_logged_in(request: Any) -> bool:
    """Whether this log-in, not another one of the account, is a few minutes old."""
    began = float(request.session.get(KEY, 0.0))
    return 0 <= now().timestamp() - began < SECONDS
