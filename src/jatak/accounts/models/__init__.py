"""The tables of accounts."""

from jatak.accounts.models.log import Change, Look
from jatak.accounts.models.memberships import Membership, Role
from jatak.accounts.models.tokens import ApiReply, ApiToken, Scope

__all__ = ["ApiReply", "ApiToken", "Change", "Look", "Membership", "Role", "Scope"]
