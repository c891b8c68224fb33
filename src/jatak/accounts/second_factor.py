"""Whether somebody must set up the second factor before anything else."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

REQUIRED, OFFERED = "required", "offered"

ON_THE_WAY = frozenset(
    {
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_email",
        "own_account",
        "own_logout",
    }
)
"""What can be opened without it: the way to set it up."""


def is_missing(user: Any) -> bool:
    """Whether this installation asks for a second factor, and the account has none."""
    return settings.JATAK_TWO_FACTOR == REQUIRED and not is_mfa_enabled(user)
