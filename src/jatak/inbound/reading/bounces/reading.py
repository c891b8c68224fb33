"""A bounce read as a whole: the delivery status first, then the words, then whatever else names the recipient."""

import re
from collections.abc import Collection, Iterator

from jatak.inbound.reading.bounces.fields import Block, blocks
from jatak.inbound.reading.bounces.named import Named, named_in
from jatak.inbound.reading.bounces.opinion import second_opinion
from jatak.inbound.reading.bounces.why import why
from jatak.inbound.reading.heard import Failure
from jatak.inbound.reading.mail.addresses import addresses_in, same
from jatak.inbound.reading.mail.part import Part
from jatak.inbound.reading.phrases.tables import said, table

STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
IN_TEXT = re.compile(r"^(?:Final|Original)-Recipient:", re.MULTILINE | re.IGNORECASE)
VERP = re.compile(r"[+\-_]([^\s+@=]{1,64}(?:\+[^\s@=]{1,64})?)=((?:[\w-]+\.)+[\w-]{2,24})@")
SAID = 500


def status_blocks(mail: Part, notice: str) -> tuple[dict[str, str], list[Block]]:
    """The delivery status of a mail: of its part, of one in a forwarded notice, of its text, or of its headers."""
    for deep in (False, True):
        for part in mail.walk(into_mails=deep):
            if part.type.name in STATUS_TYPES:
                message, every = blocks(part.text)
                if every:
                    return message, every
    if match := IN_TEXT.search(notice):
        return blocks(notice[max(notice.rfind("\n\n", 0, match.start()), 0) :])
    headers = "\n".join(f"{name}: {value}" for name, value in mail.headers.fields if "recipient" in name)
    return blocks(headers) if IN_TEXT.search(headers) else ({}, [])


def failures(mail: Part, data: bytes, notice: str, ours: Collection[str]) -> list[Failure]:
    """What the bounce says of each recipient, those that failed for good first."""
    delayed = bool(_delayed(mail, notice))
    _, every = status_blocks(mail, notice)
    read = [*_from_status(every, mail, notice, ours, delayed)] or [*_from_words(mail, data, notice, ours, delayed)]
    return sorted(read, key=lambda one: (not one.permanent, not one.recipient))


def _delayed(mail: Part, notice: str) -> str:
    return said(f"{mail.headers.first('subject')}\n{notice[:3000]}", table("bounces")["delayed"])


def _from_status(
    every: list[Block], mail: Part, notice: str, ours: Collection[str], delayed: bool
) -> Iterator[Failure]:
    named = named_in(notice, ours)
    failed = [one for one in every if one.action not in ("delivered", "relayed", "expanded")] or every
    for one in failed:
        alone = len(failed) == 1
        recipient = one.original or one.final or (_only(named, mail) if alone else "")
        words = one.words or _about(notice, named, recipient)
        yield _failure(recipient, one.final, one.action, one.status, words, notice if alone else "", delayed and alone)


def _only(named: list[Named], mail: Part) -> str:
    return next(iter(_failed_header(mail)), "") or (named[0].address if named else "")


def _from_words(mail: Part, data: bytes, notice: str, ours: Collection[str], delayed: bool) -> Iterator[Failure]:
    named = named_in(notice, ours)
    former = [one.address for one in named if one.former]
    addresses = _failed_header(mail) or former + [one.address for one in named if not one.former]
    addresses = addresses or _by_verp(ours) or list(second_opinion(data))
    if len(former) == 1 and len(addresses) == 2:
        yield _failure(former[0], addresses[1], "", "", _about(notice, named, addresses[1]), notice, delayed)
        return
    for address in addresses or [""]:
        yield _failure(address, "", "", "", _about(notice, named, address), notice, delayed)


def _failed_header(mail: Part) -> list[str]:
    """Exim's and Gmail's own header."""
    values = mail.headers.every("x-failed-recipients", "x-failed-recipient")
    return list(dict.fromkeys(address for value in values for _, address in addresses_in(value)))


def _by_verp(ours: Collection[str]) -> list[str]:
    """The recipient within the address that the notice was sent to: `bounces+ana=example.org@...`."""
    return [f"{match[1]}@{match[2]}" for address in ours for match in VERP.finditer(address)]


def _about(notice: str, named: list[Named], recipient: str) -> str:
    """The lines about one recipient: from where it stands to where the next one does."""
    here = next((one for one in named if same(one.address, recipient)), None)
    if here is None:
        return ""
    later = [one.at for one in named if one.at > here.at and not one.former]
    start = notice.rfind("\n", 0, here.at) + 1
    end = notice.rfind("\n", 0, min(later)) if later else len(notice)
    return notice[start : max(end, notice.find("\n", here.at), start)]


def _failure(recipient: str, final: str, action: str, status: str, words: str, notice: str, delayed: bool) -> Failure:
    meant = why(action, status, words, notice, delayed)
    other = "" if same(final, recipient) or "." not in final.partition("@")[2] else final
    kept = " ".join(words.split())[:SAID]
    return Failure(recipient, other, meant.status, meant.permanent, meant.reason, meant.speaks_of, action, kept)
