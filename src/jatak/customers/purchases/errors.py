"""What makes a purchase file unusable as a whole."""

from pathlib import Path

from jatak.base.errors import UsageError


class UnusableFile(UsageError):
    """The file cannot be loaded; the message names the place, and nothing of it was written."""

    def __init__(self, file: Path, trouble: str, remedy: str = "", line: int = 0) -> None:
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {trouble} Nothing was loaded.", remedy)
