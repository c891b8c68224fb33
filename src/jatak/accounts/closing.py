"""Closing an account, opening it again, and helping somebody who lost the second factor."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User

from jatak.accounts.administrators import alone, one_must_stay
from jatak.accounts.errors import NotYours
from jatak.accounts.models import Membership, Role
from jatak.accounts.operator import Operator
from jatak.accounts.roles import manages_all_of
from jatak.database.using import atomic


def close(operator: Operator, user: User) -> None:
    """Nobody logs in with it any more, and whoever is in is out; the log keeps its name."""
    _must_be_theirs(operator, user)
    with atomic():
        alone()
        if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            if Membership.objects.filter(user=user, role=Role.ADMINISTRATOR, controller=None).exists():
                one_must_stay()
            operator.changed("account.closed", f"account {user.pk}")
    end_sessions(user)


def reopen(operator: Operator, user: User) -> None:
    """Let it log in again, with the roles that it had."""
    _must_be_theirs(operator, user)
    with atomic():
        if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            operator.changed("account.reopened", f"account {user.pk}")


def reset_second_factor(operator: Operator, user: User) -> None:
    """Forget somebody's second factor and log them out; they set up another at the next log-in."""
    _must_be_theirs(operator, user)
    with atomic():
        if Authenticator.objects.filter(user_id=user.pk).delete()[0]:
            operator.changed("second_factor.reset", f"account {user.pk}")
    end_sessions(user)


def end_sessions(user: User) -> None:
    """Log an account out everywhere."""
    for session in UserSession.objects.filter(user_id=user.pk):
        session.end()


def _must_be_theirs(operator: Operator, user: User) -> None:
    if not manages_all_of(operator, user):
        raise NotYours(
            "This account also works for companies that are not yours.", "Ask an administrator of all companies."
        )
