"""One SMS, ready for a gateway."""

from typing import NamedTuple


class Sms(NamedTuple):
    """A text, from whom and to whom."""

    number: str
    """Of the recipient, in E.164."""
    sender: str
    """A number, or a name of at most eleven characters."""
    text: str
    is_ucs2: bool
    report_token: str
    """Names the message in what the gateway reports of it."""
