"""The tables of accounts."""

from jatak.accounts.models.log import Change, Look
from jatak.accounts.models.memberships import Membership, Role

__all__ = ["Change", "Look", "Membership", "Role"]
