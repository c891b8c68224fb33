"""What a message that is not written yet is for, by the names that people use."""

from jatak.gate.message import Declared, Element
from jatak.gate.situation import Ground

PURPOSES = {
    "marketing": (Declared.MARKETING, None),
    "marketing-with-consent": (Declared.MARKETING, Ground.CONSENT),
    "marketing-to-customers": (Declared.MARKETING, Ground.CUSTOMER),
    "contact-without-marketing": (Declared.SERVICE, None),
    "service": (Declared.SERVICE, None),
}
"""What a purpose is called, what it declares, and the one ground that counts for it, None for any."""

USUAL_ELEMENTS = {Declared.MARKETING: Element.PROMOTION, Declared.SERVICE: Element.ORDER_INFO}
"""What is in a message of which nobody says more."""
