"""Giving and taking roles: nobody gives more than they have, and nobody takes the last administrator away."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from jatak.accounts.administrators import alone, one_must_stay
from jatak.accounts.errors import NotYours
from jatak.accounts.may import May
from jatak.accounts.models import Membership, Role
from jatak.accounts.operator import Operator
from jatak.database.using import atomic


@dataclass(frozen=True, slots=True)
class Given:
    """One role, for one company or for all."""

    role: str
    controller_id: int | None


def may_give(operator: Operator, controller_id: int | None) -> bool:
    """Whether somebody may give and take roles for this company; None: for all."""
    if controller_id is None:
        return operator.everywhere(May.MANAGE_ACCOUNTS)
    return operator.may(May.MANAGE_ACCOUNTS, controller_id)


def manages_all_of(operator: Operator, user: User) -> bool:
    """Whether somebody may give and take every role that this account has: only then the account itself is theirs."""
    return all(may_give(operator, each) for each in _companies(user))


def give(operator: Operator, user: User, given: Given) -> None:
    """Give a role; again is harmless. Raises NotYours."""
    _must_be_theirs(operator, given)
    with atomic():
        _, new = Membership.objects.get_or_create(user=user, role=given.role, controller_id=given.controller_id)  # type: ignore[misc]
        if new:
            operator.changed("role.given", f"account {user.pk}", given.controller_id, role=given.role)


def take(operator: Operator, user: User, given: Given) -> None:
    """Take a role away; again is harmless. Raises NotYours, LastAdministrator."""
    _must_be_theirs(operator, given)
    with atomic():
        alone()
        found = Membership.objects.filter(user=user, role=given.role, controller_id=given.controller_id)  # type: ignore[misc]
        if found.delete()[0]:
            if given == Given(Role.ADMINISTRATOR, None):
                one_must_stay()
            operator.changed("role.taken", f"account {user.pk}", given.controller_id, role=given.role)


def _must_be_theirs(operator: Operator, given: Given) -> None:
    if given.role not in Role.values:
        raise NotYours(f"There is no role {given.role!r}.", f"There are: {', '.join(Role.values)}.")
    if not may_give(operator, given.controller_id):
        raise NotYours("You may not give or take roles there.", "Ask an administrator of all companies.")


def _companies(user: User) -> Iterable[int | None]:
    return Membership.objects.filter(user=user).values_list("controller_id", flat=True)
