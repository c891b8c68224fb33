"""What can come between somebody and a collection point."""

from jatak.base.errors import JatakError, UsageError
from jatak.consent.models import CollectionPointVersion


class ChangedMeanwhile(JatakError):
    """Somebody changed the draft since it was read; `version` is as it stands now."""

    def __init__(self, version: CollectionPointVersion) -> None:
        super().__init__("Somebody changed this draft meanwhile.", "Look at both, and save again to keep yours.")
        self.version = version


class AlreadyPublished(UsageError):
    """A published version, which never changes."""


class NameTaken(UsageError):
    """The company has a collection point of that name already."""


class NotReady(UsageError):
    """A draft that may not be shown to people yet."""


class BadSite(UsageError):
    """What is no origin of a site."""
