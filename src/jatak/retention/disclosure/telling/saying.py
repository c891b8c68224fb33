"""The words for what is stored."""

from datetime import datetime
from typing import Any

from jatak.evidence.contents import Row
from jatak.evidence.page import Cell, Dim, Inline, Mark

KINDS = {
    "given": "Said yes",
    "confirmed": "Confirmed the yes",
    "withdrawn": "Took a consent back",
    "objected": "Objected",
    "refused": "Clicked no",
    "lapsed": "Consent lapsed by itself",
    "stayed": "Pressed the button to stay",
}
OWN_ACTS = {
    "yes": "said yes",
    "confirmed": "confirmed a yes",
    "purchase": "bought something, or went on with it",
    "reply": "wrote to us",
    "request": "called or sent a letter",
    "button": "pressed a button of their page",
    "stayed": "pressed the button to stay",
    "click": "clicked a link",
    "login": "logged in",
}
ACTORS = {
    "person": "the person",
    "staff": "staff, for the person",
    "import": "an import",
    "system": "the system, by itself",
}
VIAS = {
    "form": "a form",
    "link": "a link in a message",
    "mail_client": "the mail program's unsubscribe button",
    "reply": "a reply to a message",
    "stop": "STOP by text message",
    "phone": "a telephone call",
    "letter": "a letter",
    "authority": "an authority",
    "complaint": "a complaint",
    "till": "the till",
    "paper": "paper",
    "import": "an import",
    "api": "another system (API)",
    "third_party": "a partner that got the consent",
    "clock": "the time that passed",
    "unknown": "unknown",
}
STATES = {
    "waiting": "Waiting to be sent",
    "claimed": "About to be sent",
    "offered": "Being handed over",
    "accepted": "Sent: the receiving server took it",
    "refused": "Refused by the receiving server",
    "uncertain": "Uncertain: the connection broke before the answer",
    "dropped": "Stopped before it was sent",
}
SHORT = {state: state for state in STATES} | {"accepted": "sent", "offered": "under way", "dropped": "stopped"}
"""The same on a mark."""
GROUNDS = {
    "requested": "the person asked for it",
    "not_marketing": "no marketing",
    "service_message": "service message",
    "neutral_survey": "neutral survey",
    "consent": "consent",
    "implied_consent": "published address",
    "existing_customer": "existing customer",
    "business_opt_out_regime": "business, until it objects",
    "generic_company_address": "general address of an organisation",
    "opt_out_regime": "anybody, until they object",
}
DROPS = {
    "person_gone": "The person is no longer here.",
    "address_gone": "The address is no longer here.",
    "no_text_in_language": "The letter is not written in your language, and such people were left out of it.",
}
"""Drops that no rule of law made."""
CHANNELS = {
    "email": "e-mail",
    "sms": "SMS",
    "mms": "MMS",
    "dm": "direct message",
    "push": "push",
    "inbox_ad": "inbox ad",
}


def when(at: str | None) -> str:
    """An instant for a reader: 3 May 2026, 12:00:05 UTC."""
    if at is None:
        return ""
    instant = datetime.fromisoformat(at)
    return f"{instant.day} {instant:%B %Y, %H:%M:%S} UTC"


def day(at: str | None) -> str:
    """The day of an instant, or a day."""
    if at is None:
        return ""
    instant = datetime.fromisoformat(at)
    return f"{instant.day} {instant:%B %Y}"


def plainly(word: Any) -> str:
    """A stored word as words."""
    if isinstance(word, bool):
        return "yes" if word else "no"
    return str(word).replace("_", " ")


def channels(names: list[str]) -> str:
    """Channels with commas; none named is every channel."""
    return ", ".join(CHANNELS.get(name, name) for name in names) or "every channel"


def answer(permitted: bool) -> Mark:
    """The outcome of a decision as a mark."""
    return Mark("✓ may be sent", "yes") if permitted else Mark("– may not be sent", "no")


def tri(word: str) -> Cell:
    """Yes, no or unknown."""
    return {"yes": Mark("yes", "yes"), "no": Mark("no", "no")}.get(word, Mark(word))


def situation(words: Row | None) -> Cell:
    """A situation on one line."""
    if words is None:
        return Dim("packed by a version of the product that is no longer here")
    every: list[Inline] = [f"{plainly(name)}: {plainly(value)}" for name, value in words.items()]
    return "; ".join(map(str, every))
