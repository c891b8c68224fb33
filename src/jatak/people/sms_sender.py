"""What an SMS comes from: a number that people can answer, or a name of at most eleven characters."""

import re

from jatak.base.errors import UsageError
from jatak.law.vocabulary import NONE
from jatak.people.addresses import normalise_telephone
from jatak.people.models import Brand, Controller

LONGEST_NAME = 11
"""3GPP TS 23.040, section 9.1.2.5: eleven characters of seven bits fit where the sender's number stands."""
_NAME = re.compile(r"[A-Za-z0-9 &._+-]{1,11}")
_SHORT = re.compile(r"\d{3,8}")
_DIGITS = re.compile(r"[+\d ()./-]+")


def checked_sender(text: str) -> str:
    """A sender as networks take it: E.164, a short number, or a name; raises UsageError."""
    told = " ".join(text.split())
    if not told or _SHORT.fullmatch(told):
        return told
    if _DIGITS.fullmatch(told):
        return normalise_telephone(told)
    if not _NAME.fullmatch(told) or not any(map(str.isalpha, told)):
        raise UsageError(
            f"{told[:40]!r} cannot be the sender of an SMS.",
            "Take a number with its country such as +4520202020, a short number, or a name of at most 11 letters"
            " without accents.",
        )
    return told


def checked_reply(text: str) -> str:
    """A number that people can answer to: E.164 or a short number; raises UsageError."""
    told = "".join(text.split())
    return told if not told or _SHORT.fullmatch(told) else normalise_telephone(told)


def is_number(sender: str) -> bool:
    """Whether people can answer to this sender."""
    return bool(sender) and not any(map(str.isalpha, sender))


def sms_sender(company: Controller, brand: Brand | None) -> str:
    """From what a message in the name of the brand, or of the company, comes; empty where nothing was chosen."""
    return (brand.sms_sender if brand else "") or company.sms_sender


def reply_number(company: Controller, brand: Brand | None) -> str:
    """The number to which people answer such a message; empty where they cannot."""
    sender = sms_sender(company, brand)
    return sender if is_number(sender) else company.sms_reply


def sends_sms(company: Controller) -> bool:
    """Whether the company, or a brand of it, chose what its SMS come from."""
    return bool(company.sms_sender) or Brand.objects.filter(controller=company).exclude(sms_sender="").exists()


def choose_sms(company: Controller, sender: str, reply: str) -> None:
    """Take what is said, or `none`; an empty text leaves a choice; raises UsageError."""
    if sender:
        company.sms_sender = "" if sender == NONE else checked_sender(sender)
    if reply:
        company.sms_reply = "" if reply == NONE else checked_reply(reply)
    if sender or reply:
        company.save(update_fields=["sms_sender", "sms_reply"])
