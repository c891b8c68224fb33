"""The words that a rule pack may use; the gate's enumerations carry the same words."""

RECIPIENTS = ("consumer", "sole_trader", "partnership", "employee", "company", "public_body")
CHANNELS = ("email", "sms", "mms", "push", "dm", "inbox_ad")
SENDERS = ("company", "charity", "party", "public_body")
RELATIONS = ("sale", "subscription", "negotiation", "free_account", "membership", "donation", "inquiry")
LASTING = ("subscription", "membership")
"""Relations that run until they end."""
INDICATIONS = (
    "unknown",
    "ticked",
    "pre_ticked",
    "terms",
    "oral",
    "written",
    "default_on",
    "inferred",
    "directory",
    "signed",
)
ELEMENTS = (
    "promotion",
    "brand_praise",
    "third_party_promotion",
    "event_invitation",
    "price_news",
    "abandoned_cart",
    "expiry_reminder",
    "editorial",
    "newsletter",
    "review_request",
    "survey",
    "consent_request",
    "charity_appeal",
    "political",
    "recruitment",
    "order_info",
    "payment_failed",
    "account_info",
    "how_to_use",
    "terms_change",
    "requested_reply",
    "double_opt_in_request",
    "auto_reply",
)
REGIMES = ("consent", "opt_out", "opt_out_if_role_related", "free")
GROUNDS = ("existing_customer", "implied_consent")
"""What the law calls marketing to somebody who bought: an exception to consent, or a consent that it implies."""
CONFIRMATIONS = ("required", "recommended", "allowed")
STOPPED = ("existing_customer", "business")
STATUSES = ("read", "second-hand", "memory")
LAW = "law"
SAYERS = (LAW, "regulator", "courts")
"""Who sets a value of a pack."""
NONE = "none"
"""Said by a pack where something was looked for and the law has no such limit, list or duty."""
REST = "*"
"""In a table of a pack: every key that is not named."""
