"""Who works, or has worked, for a company."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db.models import Q

from jatak.accounts.models import Change, Membership

ACCOUNT = "account "


def staff_of(controllers: Collection[int]) -> set[int]:
    """The accounts with a role for one of these companies or for all, and those that once were given one there."""
    now = Membership.objects.filter(Q(controller__in=controllers) | Q(controller=None))
    given = Change.objects.filter(controller_id__in=controllers, verb="role.given", of__startswith=ACCOUNT)
    before = {of.removeprefix(ACCOUNT) for of in given.values_list("of", flat=True)}
    return {*now.values_list("user_id", flat=True), *(int(each) for each in before if each.isdecimal())}


def addresses_of(accounts: Collection[int]) -> dict[int, str]:
    """How accounts log in, which nobody chooses for themselves as they do their name."""
    return dict(User.objects.filter(pk__in=accounts).values_list("pk", "email"))
