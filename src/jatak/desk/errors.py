"""What may be wrong with what somebody does at the desk."""

from jatak.base.errors import UsageError


class NoSuchRequest(UsageError):
    """A number that no request has."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no request {number}.", "`jatak desk list` shows those that are open.")


class Closed(UsageError):
    """Something was to be done about a request that is closed."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Request {number} is closed.", "Open a new one for what was asked since.")


class NobodyKnown(UsageError):
    """A no was to be recorded, and nobody knows whose."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Nobody knows yet whose request {number} is.", "Say which person or which address it is.")


class NoCompany(UsageError):
    """A no was to be recorded, and nobody knows to which company."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Nobody knows yet which company request {number} is for.", "Say which, or choose every one.")


class NotExtendable(UsageError):
    """The time for an answer cannot be made longer."""


class NoReason(UsageError):
    """Something was closed without a word why."""

    def __init__(self) -> None:
        super().__init__("Nobody knows later why this was closed.", "Say what was done, and why.")
