"""Text as it is compared: without case and accents, any white space one blank."""

import re
import unicodedata

LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("’‘ʼ´`", "'")
    | dict.fromkeys("“”„«»", '"')
)
MARKS = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """The text in one line of folded letters: `Postfach  ÜBERFÜLLT` is `postfach uberfullt`."""
    one_line = " ".join(text.split())
    if one_line.isascii():
        return one_line.lower()
    return MARKS.sub("", unicodedata.normalize("NFKD", one_line.casefold().translate(LETTERS)))
