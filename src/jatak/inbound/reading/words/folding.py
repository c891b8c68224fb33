"""A word as phrases compare it: as people write it on a phone, without accents, umlauts and doubled letters."""

import re
from functools import lru_cache

from jatak.wording.folding import plain

LONGEST = 40
"""Letters of a word that are looked at; no word of a phrase is longer."""
DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""How umlauts and the Nordic letters are written without them: `für` and `fuer` are the same word."""
RUN = re.compile(r"(.)\1+")


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared."""
    return tuple(like for word in "".join(c if c.isalnum() else " " for c in text).split() if (like := key(word)))


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """One word as it is compared: `Stoppp` is `stop`, `Grüße` is `gruse`, `måned` and `maaned` are `maned`."""
    like = plain(word[:LONGEST])
    for written, meant in DIGRAPHS:
        like = like.replace(written, meant)
    return RUN.sub(r"\1", like)
