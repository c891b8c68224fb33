"""What cannot be settled now, and can be later."""

from jatak.base.errors import JatakError


class TryLater(JatakError):
    """One message has to wait for something; the others go on."""
