"""What a POST to the link asks for: never guessed, since a wrong guess is an opt-out by accident."""

from enum import StrEnum

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

ONE_CLICK = "List-Unsubscribe=One-Click"


class Asked(StrEnum):
    """What was asked: by a mail client, or by a button of the page."""

    ONE_CLICK = "one_click"
    COMPANY = "company"
    CHANNEL = "channel"
    TOPIC = "topic"
    EVERYTHING = "everything"


BUTTONS = frozenset(Asked) - {Asked.ONE_CLICK}


def asked(request: HttpRequest) -> Asked | None:
    """What the body says; None where it says nothing that we know.

    RFC 8058 knows one body, urlencoded or multipart. Mail clients also send it under another type, or nothing at all:
    the address alone names person and list, and nobody but a mail client posts there with an empty hand.
    """
    try:
        body = request.body.strip()
        if body in (b"", ONE_CLICK.encode()):
            return Asked.ONE_CLICK
        return _field(request)
    except (MultiPartParserError, UnreadablePostError, SuspiciousOperation):
        return None


def _field(request: HttpRequest) -> Asked | None:
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return Asked.ONE_CLICK
    choice = request.POST.get("choice")
    return Asked(choice) if choice in BUTTONS else None
