"""Whether the accounts that may do most are held by two factors."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User

from jatak.accounts.models import Role
from jatak.accounts.second_factor import REQUIRED
from jatak.installation.doctor.finding import Finding, look, ok, problem

SHOWN = 20


def check_accounts() -> Iterator[Finding]:
    """There is an administrator, and each has a second factor."""
    administrators = User.objects.filter(is_active=True, memberships__role=Role.ADMINISTRATOR).distinct()
    if not administrators:
        yield problem("There is no administrator.", "Run `bin/jatak init`.")
        return
    second = Authenticator.objects.filter(type=Authenticator.Type.TOTP).values("user_id")
    without = list(administrators.exclude(pk__in=second).order_by("email")[:SHOWN])
    for user in without:
        yield look(
            f"The administrator {user.email} has no second factor yet.", "Ask them to set it up under Your account."
        )
    if not without:
        yield ok("Every administrator has a second factor.")
    if settings.JATAK_TWO_FACTOR != REQUIRED:
        yield look("A second factor is offered, and nobody has to have one.", "Set JATAK_TWO_FACTOR to required.")
