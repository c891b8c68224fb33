"""Characters that can stand in markup."""

import re

_NONE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def drawable(words: str) -> str:
    """The words without control characters and halves of characters, which XML cannot hold."""
    return _NONE.sub("", words)
