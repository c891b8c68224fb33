"""A bounce as what was heard."""

from dataclasses import replace

from jatak.inbound.reading.automatic.recognising import automatic
from jatak.inbound.reading.bounces.events import failures_of_event
from jatak.inbound.reading.bounces.reading import ARRIVED, failures
from jatak.inbound.reading.bounces.recognising import Signs, signs_of
from jatak.inbound.reading.bounces.returned import original, went_to
from jatak.inbound.reading.bounces.status import status_of
from jatak.inbound.reading.bounces.whom import Whom
from jatak.inbound.reading.heard import Action, Failure, Heard, Kind
from jatak.inbound.reading.language import language_of
from jatak.inbound.reading.opened import Opened
from jatak.inbound.reading.tokens import tokens_of

OF_PERSONS = ("absence", "moved", "ticket", "challenge")
"""What programs of people answer, also with words that a bounce has."""


def bounce(mail: Opened) -> Heard | None:
    """What a notice says that a message did not arrive, None where the mail is no such notice."""
    if event := failures_of_event(mail.text):
        return _heard(mail, event, "", "")
    signs = signs_of(mail.mail, mail.text)
    if not signs.is_bounce or (not signs.system and not signs.report and automatic(mail.mail, mail.text) in OF_PERSONS):
        return None
    notice, _ = mail.notice
    message, blocks = status_of(mail.mail, notice)
    if signs.arrived or (blocks and all(one.action in ARRIVED for one in blocks)):
        return mail.heard(Kind.AUTO_REPLY, Action.IGNORE, "delivered")
    found = failures(Whom(mail, notice, went_to(mail.returned)), blocks)
    if not any(one.recipient for one in found):
        found = [replace(found[0], recipient=_of_the_original(mail))]
    if not found[0].recipient and not (signs.report or signs.null_path or mail.returned):
        # Of nobody, and nothing came back: a parcel that was not delivered, or somebody who wants a password.
        return None
    return _heard(mail, found, message.get("original-envelope-id", ""), _language(signs, notice))


def what_follows(failure: Failure) -> Action:
    """Only what speaks of the address itself can end it: a message or a sender that is refused says nothing of it."""
    if not failure.permanent:
        return Action.COUNT_TEMPORARY
    return Action.MARK_UNDELIVERABLE if failure.speaks_of == "address" else Action.NOTE_REFUSAL


def _heard(mail: Opened, found: list[Failure], envelope_id: str, language: str) -> Heard:
    first = found[0]
    return mail.heard(
        Kind.BOUNCE,
        what_follows(first),
        first.reason,
        permanent=first.permanent,
        failures=tuple(found),
        original=original(mail.returned, envelope_id),
        tokens=tokens_of(mail.headers, mail.returned, mail.status_text, (envelope_id,)),
        language=language,
    )


def _of_the_original(mail: Opened) -> str:
    """Where the notice names nobody: to whom the returned message was sent, if that is one; empty where it is not."""
    ours = {address.lower() for address in (mail.sender, *mail.to)}
    domains = {address.lower().rpartition("@")[2] for address in mail.to}
    others = [one for one in went_to(mail.returned) if one.lower() not in ours]
    # A list's own address is not who failed, where somebody outside is named too.
    outside = [one for one in others if one.lower().rpartition("@")[2] not in domains] or others
    return outside[0] if len(outside) == 1 else ""


def _language(signs: Signs, notice: str) -> str:
    return language_of(notice) or signs.body or signs.subject or signs.weak
