"""How an account logs in, and which of Wagtail's permissions its roles bring."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from jatak.accounts.may import May
from jatak.accounts.operator import Operator

WAGTAIL: dict[str, May | None] = {
    "wagtailadmin.access_admin": None,
    "wagtailimages.add_image": May.WRITE,
    "wagtailimages.choose_image": May.WRITE,
    "wagtailimages.change_image": May.WRITE,
}
"""Wagtail's permissions, and what an account must be allowed to have them; None: any role will do."""


class RoleBackend(AuthenticationBackend):
    """E-mail address and password; permissions come from roles alone, never from Django's flags and groups."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:
        """Whether the roles bring this one of Wagtail's permissions."""
        return perm in self._permissions(user_obj)

    def get_all_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        """All of Wagtail's permissions that the roles bring."""
        return set(self._permissions(user_obj))

    def _permissions(self, user: Any) -> frozenset[str]:
        if not hasattr(user, "_jatak_permissions"):
            operator = Operator(user)
            user._jatak_permissions = frozenset(
                name for name, need in WAGTAIL.items() if (operator.may(need) if need else bool(operator.memberships))
            )
        found: frozenset[str] = user._jatak_permissions
        return found
