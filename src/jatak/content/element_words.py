"""What the elements are called where people declare them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.gate.message import Element

Words = dict[Element, "Promise | str"]

ADVERTISING: Words = {
    Element.PROMOTION: _("Offer of one's own goods or services"),
    Element.BRAND_PRAISE: _("Praise of the company or brand"),
    Element.THIRD_PARTY_PROMOTION: _("Offer of somebody else"),
    Element.EVENT_INVITATION: _("Invitation to an event"),
    Element.PRICE_NEWS: _("News of prices"),
    Element.ABANDONED_CART: _("Reminder of a cart left behind"),
    Element.EXPIRY_REMINDER: _("Reminder that something expires"),
    Element.NEWSLETTER: _("Newsletter"),
    Element.EDITORIAL: _("Editorial article"),
    Element.CONSENT_REQUEST: _("Request for consent"),
    Element.CHARITY_APPEAL: _("Appeal for a good cause"),
    Element.POLITICAL: _("Political message"),
    Element.RECRUITMENT: _("Job advertisement"),
}
"""What is advertising in most countries; each country's law page says what it is there."""
ASKING: Words = {
    Element.REVIEW_REQUEST: _("Request for a review"),
    Element.SURVEY: _("Survey"),
}
"""What some countries leave free and others call advertising."""
SERVICE: Words = {
    Element.ORDER_INFO: _("About an order or a journey"),
    Element.PAYMENT_FAILED: _("A payment that failed"),
    Element.ACCOUNT_INFO: _("About the account or contract"),
    Element.HOW_TO_USE: _("How to use what was bought"),
    Element.TERMS_CHANGE: _("Change of terms"),
    Element.REQUESTED_REPLY: _("Answer to a question"),
    Element.DOUBLE_OPT_IN_REQUEST: _("Request to confirm a sign-up"),
    Element.AUTO_REPLY: _("Automatic reply"),
}
"""What a relation needs."""

WORDS: Words = {**ADVERTISING, **ASKING, **SERVICE}
GROUPS: tuple[tuple["Promise | str", Words], ...] = (
    (_("Advertising"), ADVERTISING),
    (_("Asking"), ASKING),
    (_("Service"), SERVICE),
)


def choices() -> list[tuple["Promise | str", list[tuple[str, "Promise | str"]]]]:
    """Choices in groups, as a form takes them."""
    return [(group, [(element.value, words) for element, words in of.items()]) for group, of in GROUPS]


def words_of(elements: list[str]) -> list[str]:
    """Elements in words, in the order of the form."""
    return [str(words) for element, words in WORDS.items() if element.value in elements]
