"""Whom a page can name as the one who may do something."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from jatak.accounts.may import May, roles_that
from jatak.accounts.models import Membership


def who_may(what: May, controller_id: int, except_for: Collection[int | None] = ()) -> QuerySet[User]:
    """Active accounts that may do this for a company, by their ids."""
    there = Q(controller=controller_id) | Q(controller=None)
    memberships = Membership.objects.filter(there, role__in=roles_that(what))
    found = User.objects.filter(is_active=True, pk__in=memberships.values("user")).order_by("pk")
    return found.exclude(pk__in=[each for each in except_for if each is not None])
