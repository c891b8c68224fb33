"""What a company chooses about notices of leaving."""

from datetime import datetime

from jatak.base.errors import UsageError
from jatak.farewell.models import Choice, Confirm
from jatak.people.addresses import normalise_email
from jatak.people.models import Controller


class Unusable(UsageError):
    """A choice that cannot be made like that."""


def choice_of(controller: Controller) -> Choice:
    """The company's choice, or the defaults where it made none; those are not saved."""
    return Choice.objects.filter(pk=controller.pk).first() or Choice(controller=controller)


def choose(
    controller: Controller, confirm: Confirm, digest_to: str, digest_lists: bool, by: str, at: datetime
) -> Choice:
    """From now on; raises InvalidAddress, Unusable."""
    to = normalise_email(digest_to) if digest_to.strip() else ""
    if digest_lists and not to:
        raise Unusable("Nobody gets the list.", "Give the address that the digest goes to.")
    told = {"confirm": confirm, "digest_to": to, "digest_lists": digest_lists, "changed_at": at, "changed_by": by}
    choice, _ = Choice.objects.update_or_create(controller=controller, defaults=told)
    return choice
