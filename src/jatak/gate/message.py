"""The message's side of a decision: fixed once per version of a message."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from jatak.gate.situation import Tri


class SenderKind(StrEnum):
    """What the controller is."""

    COMPANY = "company"
    CHARITY = "charity"
    PARTY = "party"
    PUBLIC_BODY = "public_body"


class Channel(StrEnum):
    """By what way the message goes."""

    EMAIL = "email"
    SMS = "sms"
    MMS = "mms"
    PUSH = "push"
    DM = "dm"
    INBOX_AD = "inbox_ad"


class Declared(StrEnum):
    """What the sender calls the message."""

    MARKETING = "marketing"
    SERVICE = "service"


class Element(StrEnum):
    """What is in the message; a block of a template declares its elements."""

    PROMOTION = "promotion"
    BRAND_PRAISE = "brand_praise"
    THIRD_PARTY_PROMOTION = "third_party_promotion"
    EVENT_INVITATION = "event_invitation"
    PRICE_NEWS = "price_news"
    ABANDONED_CART = "abandoned_cart"
    EXPIRY_REMINDER = "expiry_reminder"
    EDITORIAL = "editorial"
    NEWSLETTER = "newsletter"
    REVIEW_REQUEST = "review_request"
    SURVEY = "survey"
    CONSENT_REQUEST = "consent_request"
    CHARITY_APPEAL = "charity_appeal"
    POLITICAL = "political"
    RECRUITMENT = "recruitment"
    ORDER_INFO = "order_info"
    PAYMENT_FAILED = "payment_failed"
    ACCOUNT_INFO = "account_info"
    HOW_TO_USE = "how_to_use"
    TERMS_CHANGE = "terms_change"
    REQUESTED_REPLY = "requested_reply"
    DOUBLE_OPT_IN_REQUEST = "double_opt_in_request"
    AUTO_REPLY = "auto_reply"


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What the law needs to know of one version of a message; at least one element."""

    sender_kind: SenderKind
    channel: Channel
    declared: Declared
    elements: frozenset[Element]
    names_sender: Tri
    opt_out: Tri
    """Carries a working, free way to refuse."""

    def as_dict(self) -> dict[str, object]:
        """Plain values in a stable order, as they are stored and hashed."""
        return {
            "sender_kind": self.sender_kind.value,
            "channel": self.channel.value,
            "declared": self.declared.value,
            "elements": sorted(element.value for element in self.elements),
            "names_sender": self.names_sender.name.lower(),
            "opt_out": self.opt_out.name.lower(),
        }

    @property
    def id(self) -> str:
        """A hash of the facts, 16 hexadecimal digits."""
        return hashlib.sha256(json.dumps(self.as_dict(), sort_keys=True).encode()).hexdigest()[:16]
