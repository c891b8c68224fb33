"""Who did something before: the log of changes names the account, and its roles are those of now."""

from collections.abc import Collection

from django.contrib.auth.models import User

from jatak.accounts.models import Change
from jatak.accounts.operator import Operator


def ordered_by(verb: str, of: str) -> Operator | None:
    """The account that did this last; None where no account did, or it is gone."""
    last = Change.objects.filter(of=of, verb=verb).order_by("-id").first()
    user = User.objects.filter(pk=last.user_id).first() if last else None
    return Operator(user) if user else None


def who_did(verbs: Collection[str], of: str) -> set[int]:
    """The accounts that ever did one of these to it."""
    return set(Change.objects.filter(of=of, verb__in=verbs).values_list("user_id", flat=True))
