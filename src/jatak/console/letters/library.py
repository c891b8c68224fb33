"""Each company's pictures, shown to those alone who may write for it."""

from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.content.models import Library
from jatak.database.using import atomic, connection
from jatak.people.models import Controller

ACTIONS = frozenset({"add", "choose"})
_ONE_AT_A_TIME = 0x6A61_7461_6B00_0001
"""The number of the advisory lock: Wagtail's tree of collections breaks when two grow it at once."""


class LibraryPolicy(BasePermissionPolicy):
    """Roles instead of Django's groups: who may write for a company adds and chooses in its library."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether for any company."""
        return action in ACTIONS and Operator(user).may(May.WRITE)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether any of these for any company."""
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Any) -> Any:
        """Never asked by what we show."""
        raise NotImplementedError

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the picture is in a library of theirs."""
        return action in ACTIONS and self._collections(user).filter(pk=instance.collection_id).exists()

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Whether any of these."""
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """The pictures of their libraries."""
        every = get_image_model().objects
        if not ACTIONS & set(actions):
            return every.none()
        return every.filter(collection_id__in=self._collections(user).values("pk"))

    def instances_user_has_permission_for(self, user: Any, action: str) -> Any:
        """The pictures of their libraries."""
        return self.instances_user_has_any_permission_for(user, [action])

    def collections_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Their libraries."""
        return self._collections(user) if ACTIONS & set(actions) else Collection.objects.none()

    def collections_user_has_permission_for(self, user: Any, action: str) -> Any:
        """Their libraries."""
        return self.collections_user_has_any_permission_for(user, [action])

    def _collections(self, user: Any) -> Any:
        own = Operator(user).controllers(May.WRITE)
        libraries = Library.objects.filter(controller__in=own.values("pk"))
        return Collection.objects.filter(pk__in=libraries.values("collection_id"))


def library_of(controller: Controller) -> Library:
    """The company's library, made when it is first asked for."""
    return Library.objects.filter(controller=controller).first() or _made(controller)


def _made(controller: Controller) -> Library:
    with atomic():
        with connection().cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        found = Library.objects.filter(controller=controller).first()
        if found:
            return found
        root = Collection.get_first_root_node()
        collection = root.add_child(name=controller.name[:255])
        return Library.objects.create(controller=controller, collection_id=collection.pk)
