"""What can be wrong with what was handed in."""


class Unreadable(Exception):
    """What was named cannot be read as what it should be, so nothing can be checked; the words say where and why."""

    def __init__(self, words: str, remedy: str = "") -> None:
        super().__init__(words)
        self.words, self.remedy = words, remedy


class Broken(Exception):
    """Something in the export is not as it must be; the words are a whole sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
