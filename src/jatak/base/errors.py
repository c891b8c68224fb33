"""The one base of all errors that a user may meet."""


class JatakError(Exception):
    """A clear message and what to do about it; faces print both and no traceback."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(JatakError):
    """The caller named something that does not exist or cannot be read."""

    exit_code = 2
