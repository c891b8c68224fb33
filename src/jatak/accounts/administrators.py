"""The administrators of all companies: there is a first one, and always a last one."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from jatak.accounts.errors import LastAdministrator
from jatak.accounts.models import Membership, Role
from jatak.accounts.registering import register
from jatak.base.errors import UsageError
from jatak.database.using import atomic, connection

LOCK = 0x6A61746B01
"""Whoever makes or unmakes administrators holds it, so that two at once do not remove each other."""


class AlreadySetUp(UsageError):
    """There is an administrator, so the first run is over."""

    def __init__(self) -> None:
        super().__init__("There is an administrator already.", "Log in, or ask an administrator to invite you.")


def is_there_one() -> bool:
    """Whether somebody is an active administrator of all companies."""
    return _administrators().exists()


def first_administrator(name: str, email: str, password: str | None) -> User:
    """Make the first administrator; without a password one is set by link. Raises AlreadySetUp, ValidationError."""
    with atomic():
        alone()
        if is_there_one():
            raise AlreadySetUp
        user = register(name, email, password)
        Membership.objects.create(user=user, role=Role.ADMINISTRATOR, controller=None)
        return user


def alone() -> None:
    """Wait until nobody else changes administrators, to the end of the transaction."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def one_must_stay() -> None:
    """Called after a change and before its commit: raises LastAdministrator where nobody is left."""
    if not is_there_one():
        raise LastAdministrator


def _administrators() -> "QuerySet[Membership]":
    return Membership.objects.filter(role=Role.ADMINISTRATOR, controller=None, user__is_active=True)
