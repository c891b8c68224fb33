"""What an answer to a command means for the message, and of whom it speaks: pure, and driven by a table.

Sources: RFC 5321 (SMTP), RFC 3463 with IANA's registry of enhanced status codes (X.Y.Z), RFC 4954 (AUTH), RFC 7372
(authentication of mail); what Google ("Gmail SMTP errors and codes"), Microsoft ("NDR error codes in Exchange Online"),
Yahoo ("SMTP error codes") and Amazon SES ("SMTP response codes") publish; and the words of Postfix, Exim, Sendmail and
qmail.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from jatak.delivery.smtp.outcome import About, Fate, Outcome
from jatak.delivery.smtp.verdict_table import LINES, Line

_STATUS = re.compile(r"\d{3} ([245]\.\d{1,3}\.\d{1,3})(?![.\d])")


class Command(StrEnum):
    """What was answered."""

    RSET = "RSET"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    END = "END"
    """The message with its final dot."""


class Answer(NamedTuple):
    """One no: to which command, its code, its enhanced code, and everything that was said in lower case."""

    command: Command
    code: str
    status: str
    words: str


def status_of(text: str) -> str:
    """The enhanced status code at the beginning of an answer (RFC 2034), or nothing."""
    found = _STATUS.match(text)
    return found[1] if found else ""


def verdict(command: Command, code: int, text: str) -> Outcome:
    """The outcome of a no (4xx or 5xx); `text` is the whole answer with its code in front."""
    line = deciding(command, text)
    lasting = code >= 500 and line.about in (About.RECIPIENT, About.CONTENT) and not line.for_now
    return Outcome(Fate.REFUSED if lasting else Fate.DEFERRED, text, line.about, status_of(text))


def deciding(command: Command, text: str) -> Line:
    """The line of the table that decides; the last one fits everything."""
    answer = Answer(command, text[:3], status_of(text), text.lower())
    return next(line for line in LINES if _fits(line, answer))


def _fits(line: Line, answer: Answer) -> bool:
    return (
        (not line.commands or answer.command in line.commands.split())
        and re.fullmatch(line.code, answer.code) is not None
        and (not line.status or re.fullmatch(line.status, answer.status) is not None)
        and (not line.words or re.search(line.words, answer.words) is not None)
    )
