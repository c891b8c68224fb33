"""Numbers in addresses of pages, which anybody may have typed."""

LONGEST = 18
"""Digits of a key of the database."""


def number(text: str | None) -> int | None:
    """The number of a row, or None for what is none: nothing, words, signs, other alphabets, more than a key holds."""
    if not text or len(text) > LONGEST or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)


def numbered(text: str | None) -> int:
    """The revision that a form was opened on, or -1, which none has, for what is no number."""
    found = number(text)
    return -1 if found is None else found
