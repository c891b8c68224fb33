"""What a mail asks for in its own words; what it quotes says nothing."""

import re

from jatak.inbound.reading.quotes.html import text_of
from jatak.inbound.reading.quotes.own import Own, own_words
from jatak.inbound.reading.request import Request
from jatak.inbound.reading.words.deciding import decided
from jatak.inbound.reading.words.judging import Said, said

SHORT = 40
"""Up to so many words, a bare `unsubscribe` is all that a mail is about."""
BARE = 6
"""Up to so many words, so is a bare `stop`."""
GREETED = 4
"""Up to so many words, a first paragraph is a greeting, or has room for another."""
BELOW = ("says", "erasure", "account", "access")
"""What counts below the close of a letter, where a bare word is part of a signature."""
LONGEST = 20_000
"""So many letters of their own text are read."""
MARKUP, MARKED_UP = re.compile(r"</(?:p|div|td|a|font|b|span|html|body)>", re.IGNORECASE), 5
"""So many ends of elements are HTML."""
HINTED = 30
"""Up to so many words, a word of leaving that makes no sense to us is shown to a person."""
ANSWERED = re.compile(
    r"\s*(?:(?:re|aw|sv|vs|fw|fwd|wg|vb|tr|rv|ref|antw|antwort|doorst|fs|ynt|odp|pd|vl|i|r|rif|rép|rep|res|enc|svar)"
    r"\s*(?:\[\d+\])?\s*:|\[)",
    re.IGNORECASE,
)
"""How the subject of an answer begins, in many languages: it quotes ours."""


def asked_by_mail(subject: str, text: str) -> Request:
    """What this mail asks for: `text` as decoded, with quotes, signature and all; never raises.

    Its own words alone count. A clear sentence acts wherever it stands (GDPR art. 7(3), 21(2)); a bare word acts where
    the mail is short or begins with it, and is doubtful elsewhere. What it asks besides (art. 15, 17) is in `also`.
    """
    return _judged(_subject(subject), own_words(_plain(text)))


def _plain(text: str) -> str:
    """The text; where it is HTML that was sent as plain text, what people see of it."""
    return text_of(text) if len(MARKUP.findall(text[:LONGEST])) >= MARKED_UP else text


def _subject(subject: str) -> str:
    """The subject, where it is theirs."""
    return "" if ANSWERED.match(subject[:200]) else subject[:200].strip()


def _judged(subject: str, own: Own) -> Request:
    top, rest = _top(own.body[:LONGEST])
    whole = _size(top) + _size(rest)
    every = [*_weighed(subject, _size(top)), *_weighed(top, _size(top)), *_weighed(rest, whole)]
    every += [one for one in _weighed(own.below[:LONGEST], whole) if one.kind in BELOW]
    return decided(every)


def _top(body: str) -> tuple[str, str]:
    """The first paragraph, with the greeting above it: what is asked there stands for itself; and the rest."""
    top, rest = "", body
    while rest and (not top or (_size(top) <= GREETED and not _says(top))):
        paragraph, _, rest = rest.partition("\n\n")
        top += f"{paragraph}\n\n"
        rest = rest.lstrip()
    return top, rest


def _says(text: str) -> bool:
    """Whether a few words are more than a greeting."""
    return any(True for _ in said(text))


def _size(text: str) -> int:
    return len(text.split())


def _weighed(text: str, size: int) -> list[Said]:
    """What a text says, with bare words turned into what they weigh among so many."""
    return [weighed for one in said(text) if (weighed := _weigh(one, size)) is not None]


def _weigh(one: Said, size: int) -> Said | None:
    match one.kind:
        case "alone" | "alone beside" if size <= SHORT:
            return one.as_("says")
        case "stop" if size <= BARE:
            return one.as_("says")
        case "alone" | "stop":
            return one.as_("bare") if one.kind == "alone" or size <= SHORT else None
        case "alone beside" | "stop beside":
            return one.as_("bare") if size <= SHORT else None
        case "hint" | "loose" if size > HINTED:
            return None
        case "loose":
            return one.as_("bare")
        case "form" if size <= SHORT:
            return None
        case "says" | "fewer" | "other" if size > SHORT and not (one.person and one.firm):
            return None
        case "erasure" | "account" | "order" | "access" | "question" if size > SHORT and not one.person:
            return None
    return one
