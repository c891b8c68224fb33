"""Words of packs and rules as people say them."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # recipients
    "consumer": "a consumer",
    "sole_trader": "a sole trader",
    "partnership": "a partnership",
    "employee": "a named employee",
    "company": "a company at its general address",
    "public_body": "a public body at its general address",
    # channels
    "email": "e-mail",
    "sms": "text message",
    "mms": "picture message",
    "push": "push message",
    "dm": "direct message",
    "inbox_ad": "advertisement in the inbox",
    # relations
    "sale": "a sale",
    "subscription": "a subscription",
    "negotiation": "negotiations for a sale",
    "free_account": "a free account",
    "membership": "a membership",
    "donation": "a donation",
    "inquiry": "an inquiry",
    # acts by which a consent is given
    "ticked": "a box that the person ticked",
    "pre_ticked": "a box ticked beforehand",
    "terms": "accepting terms",
    "oral": "spoken words",
    "written": "written words",
    "default_on": "being signed up without an act",
    "inferred": "read into another act",
    "directory": "an address published for such offers",
    "signed": "a signature",
    "unknown": "not known",
    # what is in a message
    "promotion": "an offer of one's own",
    "brand_praise": "praise of the brand",
    "third_party_promotion": "an offer of somebody else",
    "event_invitation": "an invitation to an event",
    "price_news": "news of prices",
    "abandoned_cart": "a reminder of an unfinished order",
    "expiry_reminder": "a reminder that something ends",
    "editorial": "editorial content",
    "newsletter": "a newsletter",
    "review_request": "a request for a review",
    "survey": "a survey",
    "consent_request": "a request for consent",
    "charity_appeal": "an appeal for charity",
    "political": "political content",
    "recruitment": "an offer of work",
    "order_info": "news of an order",
    "payment_failed": "news that a payment failed",
    "account_info": "news of the account",
    "how_to_use": "how to use what was bought",
    "terms_change": "a change of terms",
    "requested_reply": "the answer that was asked for",
    "double_opt_in_request": "a request to confirm a sign-up",
    "auto_reply": "an automatic reply",
    # grounds and kinds
    "existing_customer": "an existing customer",
    "implied_consent": "a consent that the law reads into the relation",
    "business": "what rests on neither consent nor a customer relation",
    "marketing": "marketing",
    "service": "service",
    "required": "required",
    "recommended": "recommended",
    "allowed": "allowed",
    "none": "none",
    "yes": "yes",
    "no": "no",
}
"""What a word says wherever nothing else is said of it."""

IN_GROUP: Mapping[tuple[str, str], str] = {
    ("regime", "consent"): "only with consent",
    ("regime", "opt_out"): "without consent, until they object",
    ("regime", "opt_out_if_role_related"): "without consent, until they object, about what fits their work",
    ("regime", "free"): "outside the rule of consent",
    ("content", "free"): "no marketing",
    ("content", "free_to_customers"): "no marketing, where it goes to customers",
    ("content", "free_if_could_object"): "no marketing, where the person could object beforehand",
    ("content", "company"): "from a company",
    ("content", "charity"): "from a charity",
    ("content", "party"): "from a political party",
    ("content", "public_body"): "from a public body",
    ("customer", "existing_customer"): "an exception to the rule of consent",
    ("customer", "barred"): "no longer a customer",
    ("customer", "within_window"): "still a customer within the time for customers",
    ("customer", "company"): "a company",
    ("customer", "charity"): "a charity",
    ("customer", "party"): "a political party",
    ("customer", "public_body"): "a public body",
    ("basis", "none"): "none needed",
    ("consent", "unknown"): "an act that is not known",
    ("register", "existing_customer"): "mail to existing customers",
}
"""What a word says in the parameters of one group."""


def said(word: str, group: str = "") -> str:
    """A word of packs and rules in plain words; a text that is no such word stays as it is."""
    if (group, word) in IN_GROUP:
        return IN_GROUP[group, word]
    return WORDS.get(word) or (word.replace("_", " ") if word.islower() else word)


def place(word: str) -> int:
    """Where a word stands among those that people know, so that lists have an order."""
    return list(WORDS).index(word) if word in WORDS else len(WORDS)


def title(name: str) -> str:
    """A name of the program as a heading: `not_pre_ticked` becomes `Not pre ticked`."""
    return name.strip("_").replace("_", " ").capitalize()
