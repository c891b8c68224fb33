"""What may not be done with accounts."""

from jatak.base.errors import UsageError


class NotYours(UsageError):
    """Somebody gives or takes what is not theirs to give."""


class LastAdministrator(UsageError):
    """Nobody would be left who may give roles."""

    def __init__(self) -> None:
        super().__init__(
            "This is the last administrator of all companies.",
            "Make somebody else an administrator of all companies first.",
        )
