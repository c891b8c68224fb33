"""What is wrong with a rule pack, said so that its author can mend it."""


class PackError(ValueError):
    """A rule pack that cannot be read; names file, line and key."""

    def __init__(self, file: str, line: int, key: str, reason: str) -> None:
        super().__init__(f"{file}, line {line}, {key}: {reason}" if key else f"{file}, line {line}: {reason}")
        self.file, self.line, self.key, self.reason = file, line, key, reason


class UnknownLawDay(ValueError):
    """No rule pack is in force on the day asked for."""
