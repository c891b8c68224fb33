"""A bounce as what was heard."""

from jatak.inbound.reading.bounces.reading import failures, status_blocks
from jatak.inbound.reading.bounces.recognising import Signs, signs_of
from jatak.inbound.reading.bounces.returned import original
from jatak.inbound.reading.heard import Action, Failure, Heard, Kind
from jatak.inbound.reading.language import language_of
from jatak.inbound.reading.opened import Opened
from jatak.inbound.reading.tokens import tokens_of

ARRIVED = ("delivered", "relayed", "expanded")


def bounce(mail: Opened) -> Heard | None:
    """What a notice says that a message did not arrive, None where the mail is no such notice."""
    signs = signs_of(mail.mail, mail.text)
    if not signs.is_bounce:
        return None
    notice, _ = mail.notice
    message, blocks = status_blocks(mail.mail, notice)
    if blocks and all(one.action in ARRIVED for one in blocks):
        return mail.heard(Kind.AUTO_REPLY, Action.IGNORE, "delivered")
    came_back = original(mail.returned, message.get("original-envelope-id", ""))
    found = failures(mail.mail, mail.data, notice, (mail.sender, *mail.to))
    if not any(one.recipient for one in found) and came_back.recipients:
        found = _of_the_original(found, came_back.recipients, mail)
    first = found[0]
    return mail.heard(
        Kind.BOUNCE,
        what_follows(first),
        first.reason,
        permanent=first.permanent,
        failures=tuple(found),
        original=came_back,
        tokens=tokens_of(mail.headers, mail.returned, mail.status_text, (came_back.envelope_id,)),
        language=_language(signs, notice),
    )


def what_follows(failure: Failure) -> Action:
    """Only what speaks of the address itself can end it: a message or a sender that is refused says nothing of it."""
    if not failure.permanent:
        return Action.COUNT_TEMPORARY
    return Action.MARK_UNDELIVERABLE if failure.speaks_of == "address" else Action.NOTE_REFUSAL


def _of_the_original(found: list[Failure], recipients: tuple[str, ...], mail: Opened) -> list[Failure]:
    """Where the notice names nobody: to whom the returned message was sent, if that is one, and not ourselves."""
    others = [one for one in recipients if one.lower() not in {address.lower() for address in (mail.sender, *mail.to)}]
    if len(others) != 1:
        return found
    one = found[0]
    return [Failure(others[0], "", one.status, one.permanent, one.reason, one.speaks_of, one.action, one.said)]


def _language(signs: Signs, notice: str) -> str:
    return language_of(notice) or signs.body or signs.subject
