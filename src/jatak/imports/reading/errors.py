"""What makes a file unusable as a whole."""

from jatak.base.errors import UsageError


class UnusableFile(UsageError):
    """The file cannot be read at all; the message names it, and nothing of it was loaded."""

    def __init__(self, name: str, trouble: str, remedy: str) -> None:
        super().__init__(f"{name}: {trouble} Nothing was loaded.", remedy)
        self.name = name
