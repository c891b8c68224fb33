"""What a bounce says of each recipient: the delivery status first, then the words."""

from collections.abc import Iterator

from jatak.inbound.reading.bounces.fields import Block
from jatak.inbound.reading.bounces.whom import Whom
from jatak.inbound.reading.bounces.why import why
from jatak.inbound.reading.heard import Failure
from jatak.inbound.reading.mail.addresses import same
from jatak.inbound.reading.phrases.tables import said, table

ARRIVED = ("delivered", "relayed", "expanded")
SAID = 500
NOTICE = 3000
"""Letters of a notice in which it says that it is one of delay."""


def failures(whom: Whom, blocks: list[Block]) -> list[Failure]:
    """One of each recipient, those that failed for good first; at least one, without an address where none is named."""
    read = [*_of_status(whom, blocks)] or [*_of_words(whom)]
    return sorted(read, key=lambda one: (not one.permanent, not one.recipient))


def _of_status(whom: Whom, blocks: list[Block]) -> Iterator[Failure]:
    failed = [one for one in blocks if one.action not in ARRIVED]
    alone = len(failed) == 1
    for one in failed:
        recipient = one.original or one.final or (next(iter(whom.addresses), "") if alone else "")
        words = one.words or whom.about(recipient)
        notice = whom.notice if alone else ""
        yield _failure(recipient, one.final, one.action, one.status, words, notice, alone and _delayed(whom))


def _of_words(whom: Whom) -> Iterator[Failure]:
    addresses, former = whom.addresses, whom.former
    if len(former) == 1 and len(addresses) == 2 and same(former[0], addresses[0]):
        yield _of(whom, former[0], addresses[1])
        return
    for address in addresses or [""]:
        yield _of(whom, address)


def _of(whom: Whom, recipient: str, final: str = "") -> Failure:
    words = whom.about(final or recipient)
    return _failure(recipient, final, "", "", words, whom.notice, _delayed(whom))


def _delayed(whom: Whom) -> bool:
    start = f"{whom.mail.headers.first('subject')}\n{whom.notice[:NOTICE]}"
    return bool(said(start, table("bounces")["delayed"]))


def _failure(recipient: str, final: str, action: str, status: str, words: str, notice: str, delayed: bool) -> Failure:
    meant = why(action, status, words, notice, delayed)
    other = "" if same(final, recipient) or "." not in final.partition("@")[2] else final
    kept = " ".join(words.split())[:SAID]
    return Failure(recipient, other, meant.status, meant.permanent, meant.reason, meant.speaks_of, action, kept)
