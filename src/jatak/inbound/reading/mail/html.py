"""What a reader sees of HTML, roughly: good enough to find words and addresses, and linear in any rubbish."""

import html
import re

UNSEEN = ("script", "style", "head", "title")
LINE = re.compile(r"</?(?:br|p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|hr|td)\b[^<>]{0,2000}>", re.IGNORECASE)
TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,5000}>")
MAIL_TAG = re.compile(r"<(mailto:)?([^<>\s@]{1,64}@[^<>\s]{1,255})>")
BLANKS = re.compile(r"[ \t\xa0]+")


def seen(source: str) -> str:
    """The text without tags, lines broken where a browser breaks them; a quotation begins with `>`."""
    text = source
    for name in UNSEEN:
        text = _without(text, name)
    text = MAIL_TAG.sub(r" \2 ", BLANKS.sub(" ", text.replace("\n", " ")))
    text = html.unescape(TAG.sub("", LINE.sub("\n", text)))
    return "\n".join(BLANKS.sub(" ", line).strip() for line in text.split("\n"))


def _without(text: str, name: str) -> str:
    """The text without these elements; one that is not closed is left in."""
    kept, place, small = [], 0, text.lower()
    while (start := small.find(f"<{name}", place)) >= 0 and (end := small.find(f"</{name}", start)) >= 0:
        if small[start + len(name) + 1 : start + len(name) + 2].isalnum():
            kept.append(text[place : start + 1])
            place = start + 1
            continue
        kept.append(text[place:start])
        place = end
    return "".join(kept) + text[place:]
