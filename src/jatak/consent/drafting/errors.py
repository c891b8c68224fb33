"""What can come between a change and the draft of a notice."""

from jatak.base.errors import JatakError, UsageError
from jatak.consent.models import NoticeVersion


class ChangedMeanwhile(JatakError):
    """Somebody changed it since it was read; `version` is as it stands now."""

    def __init__(self, version: NoticeVersion) -> None:
        super().__init__(f"{version.changed_by or 'Somebody'} changed it meanwhile.", "Look at both, and choose.")
        self.version = version


class AlreadyPublished(UsageError):
    """A published version, which never changes."""


class NameTaken(UsageError):
    """The company has a notice of that name already."""


class MoreThanSpelling(UsageError):
    """A spelling fix that would change what people agree to."""


class NeedsSecondPerson(UsageError):
    """The company wants another to publish than who wrote it."""


class StillNeeded(UsageError):
    """A draft that others have spoken about, or that is a version already."""
