"""The one who works at a page: an account with its roles."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import Http404

from jatak.accounts.may import OF_ROLE, May
from jatak.accounts.models import Change, Look, Membership
from jatak.people.models import Controller

EVERY = None


class Operator:
    """An account, what it may do, and for which companies; whoever has no role may do nothing."""

    def __init__(self, user: "User | AnonymousUser") -> None:
        self.user = user
        self.pk: int = user.pk or 0

    @property
    def name(self) -> str:
        """How the log and others call this account."""
        return str(getattr(self.user, "get_full_name", str)() or self.user.get_username())

    @cached_property
    def memberships(self) -> list[Membership]:
        """The roles of this account."""
        if not self.user.is_authenticated or not self.user.is_active:
            return []
        # Kept with the account, of which each request has its own: the frame asks for permissions again and again.
        user: Any = self.user
        found: list[Membership] | None = getattr(user, "_jatak_memberships", None)
        if found is None:
            found = user._jatak_memberships = list(Membership.objects.filter(user_id=self.pk))
        return found

    def may(self, what: May, controller: "Controller | int | None" = EVERY) -> bool:
        """Whether it may do this for that company; without one, whether for any."""
        pk = controller.pk if isinstance(controller, Controller) else controller
        return any(
            what in OF_ROLE[each.role] and (pk is EVERY or each.controller_id in (pk, EVERY))
            for each in self.memberships
        )

    def everywhere(self, what: May) -> bool:
        """Whether it may do this for every company, also those to come."""
        return any(what in OF_ROLE[each.role] and each.controller_id is EVERY for each in self.memberships)

    def controllers(self, what: May) -> QuerySet[Controller]:
        """The companies for which it may do this, by name."""
        every = Controller.objects.order_by("name")
        if self.everywhere(what):
            return every
        return every.filter(pk__in={m.controller_id for m in self.memberships if what in OF_ROLE[m.role]})

    def controller(self, what: May, pk: int) -> Controller:
        """One company; Http404 unless it may do this for it, so that nobody learns which others there are."""
        found = self.controllers(what).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def looked(self, person_id: int, page: str) -> None:
        """Log that a page about a person was opened."""
        Look.objects.create(user_id=self.pk, who=self.name, person_id=person_id, page=page)

    def looked_at(self, people: Iterable[int], page: str) -> None:
        """The same of several people on one page."""
        Look.objects.bulk_create(Look(user_id=self.pk, who=self.name, person_id=each, page=page) for each in people)

    def changed(self, verb: str, of: str, controller_id: int | None = None, **details: object) -> None:
        """Log that something was changed; to be called inside the transaction of the change."""
        Change.objects.create(
            user_id=self.pk, who=self.name, controller_id=controller_id, verb=verb, of=of, details=details
        )
