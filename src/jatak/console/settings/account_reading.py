"""Accounts as an administrator sees them: those of their companies, and of each the roles there."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import Http404

from jatak.accounts.may import May
from jatak.accounts.models import Membership, Role
from jatak.accounts.operator import Operator
from jatak.accounts.roles import manages_all_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An account, and of its roles those that this administrator may know."""

    user: User
    roles: list[dict[str, Any]]
    two_factor: bool
    invited: bool
    """Whether it was asked in and has not come yet."""

    @property
    def name(self) -> str:
        """How it is called."""
        return self.user.get_full_name() or self.user.email


def accounts_of(operator: Operator) -> QuerySet[User]:
    """The accounts that an administrator sees: of all companies every one, of one company those who work for it."""
    every = User.objects.order_by("email")
    if operator.everywhere(May.MANAGE_ACCOUNTS):
        return every
    theirs = operator.controllers(May.MANAGE_ACCOUNTS)
    return every.filter(pk__in=Membership.objects.filter(controller__in=theirs).values("user"))


def account_of(operator: Operator, pk: int) -> User:
    """One of them; Http404 for all others."""
    found = accounts_of(operator).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def shown(operator: Operator, users: list[User]) -> list[Shown]:
    """With roles and second factor, in two queries."""
    memberships = Membership.objects.filter(user__in=users).select_related("controller").order_by("pk")
    if not operator.everywhere(May.MANAGE_ACCOUNTS):
        memberships = memberships.filter(controller__in=operator.controllers(May.MANAGE_ACCOUNTS))
    totp = Authenticator.objects.filter(user__in=users, type=Authenticator.Type.TOTP)
    held, roles = set(totp.values_list("user_id", flat=True)), list(memberships)
    return [
        Shown(user, [_role(each) for each in roles if each.user_id == user.pk], user.pk in held, _is_invited(user))
        for user in users
    ]


def is_theirs(operator: Operator, user: User) -> bool:
    """Whether the account itself, not a role alone, may be changed by this administrator."""
    return manages_all_of(operator, user)


def found_by(users: QuerySet[User], words: str) -> QuerySet[User]:
    """Those whose address or name begins so."""
    return users.filter(Q(email__istartswith=words) | Q(first_name__istartswith=words)) if words else users


def _role(membership: Membership) -> dict[str, Any]:
    return {
        "role": membership.role,
        "label": Role(membership.role).label,
        "controller": membership.controller,
        "controller_id": membership.controller_id or "",
    }


def _is_invited(user: User) -> bool:
    return user.last_login is None and not user.has_usable_password()
