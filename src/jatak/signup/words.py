"""The words of a notice as paragraphs of plain text and links; nothing in them is markup."""

import re
from typing import NamedTuple

LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")


class Piece(NamedTuple):
    """Some words, and where they lead; empty where they lead nowhere."""

    text: str
    href: str


def paragraphs(words: str) -> list[list[Piece]]:
    """The paragraphs of a text; `[text](https://...)` is a link."""
    return [_pieces(part.strip()) for part in re.split(r"\n\s*\n", words.replace("\r\n", "\n")) if part.strip()]


def _pieces(paragraph: str) -> list[Piece]:
    found, end = [], 0
    for link in LINK.finditer(paragraph):
        found += [Piece(paragraph[end : link.start()], ""), Piece(link[1], link[2])]
        end = link.end()
    found.append(Piece(paragraph[end:], ""))
    return [piece for piece in found if piece.text]
