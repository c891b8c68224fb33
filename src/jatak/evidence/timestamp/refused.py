"""What is said of an answer that is not believed."""

from jatak.base.errors import JatakError


class Refused(JatakError):
    """An answer that is no time stamp of what was asked for, or of nobody who is trusted."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Look at the settings JATAK_TIMESTAMP_...; it is asked again by itself.")
