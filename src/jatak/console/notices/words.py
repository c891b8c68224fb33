"""What parts of a notice are called."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jatak.consent.models import Benefit, Purpose
from jatak.wording.finding import Severity

PURPOSES: dict[str, Any] = {
    Purpose.MARKETING: _("Ask for consent to marketing"),
    Purpose.CUSTOMERS: _("Tell customers, and let them say no"),
}
PURPOSE_TAGS: dict[str, Any] = {Purpose.MARKETING: _("asks for consent"), Purpose.CUSTOMERS: _("customers may object")}
CHANNELS: dict[str, Any] = {"email": _("E-mail"), "sms": _("Text message")}
BENEFITS: dict[str, Any] = {
    Benefit.NONE: _("Nothing but the messages"),
    Benefit.DISCOUNT: _("A discount"),
    Benefit.PRIZE_DRAW: _("A place in a prize draw"),
    Benefit.GIFT: _("A gift"),
    Benefit.CLUB: _("Membership of a customer club"),
}
PARTS: dict[str, Any] = {
    "headline": _("Headline"),
    "benefit": _("What one gets"),
    "asked": _("The question"),
    "withdrawal": _("How to take it back"),
    "terms": _("Terms of the benefit"),
}
"""In the order in which people read them."""
KINDS: dict[str, Any] = {
    "newsletter": _("Newsletter: news and offers"),
    "club": _("Customer club: members get a discount"),
    "draw": _("Prize draw among those who say yes"),
    "text": _("Text messages: news and offers by SMS"),
    "customers": _("Customers: told that you write, with a box to say no"),
}
SEVERITIES: dict[Severity, tuple[str, Any]] = {
    Severity.MISSING: ("stop", _("missing")),
    Severity.FORBIDDEN: ("stop", _("forbidden")),
    Severity.DOUBTFUL: ("look", _("doubtful")),
}
