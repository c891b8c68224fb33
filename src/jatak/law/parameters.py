"""Every parameter that a rule pack holds, in the order of the pack."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jatak.law import vocabulary as say
from jatak.law.parameter import Limit, Parameter, by, flag, limit, quiet, text, texts, word, words

Words = frozenset[str]
_regime = by(say.CHANNELS, word(say.REGIMES))
_months = limit(600)
_basis = text
_FREE = ("marketing", "free", "free_if_could_object")
_SURVEY = ("marketing", "free_to_customers", "free")

REGIME: Mapping[str, Parameter[Mapping[str, str]]] = MappingProxyType(
    {
        kind: Parameter(f"regime.{kind}", _regime, f"What marketing to this recipient needs, by channel: {kind}.")
        for kind in say.RECIPIENTS
    }
)

CONSENT_PROOF = Parameter("consent.proof", flag, "The sender must be able to show the consent.")
CONSENT_ACTIVE = Parameter("consent.active", flag, "Only an own, active act is a consent; silence is none.")
CONSENT_FREE = Parameter("consent.free", flag, "Nothing may depend on a consent that it does not need.")
CONSENT_PROMINENT = Parameter("consent.prominent", flag, "As visible as the benefit and as the way to refuse.")
CONSENT_THIRD_PARTY = Parameter("consent.third_party", flag, "Gathered for others it holds for those named, by choice.")
CONSENT_SENDER = Parameter("consent.names_sender", flag, "It names the sender.")
CONSENT_CHANNEL = Parameter("consent.names_channel", flag, "It names the channel.")
CONSENT_CONTENT = Parameter("consent.covers_content", flag, "It says what about; frequency and brand are part of that.")
CONSENT_SEPARATE = Parameter("consent.separate", flag, "It stands apart from terms and other declarations.")
CONSENT_INFORMED = Parameter("consent.informed", flag, "The person knew to what, and that it can be withdrawn.")
CONSENT_SPECIFIC = Parameter("consent.specific", flag, "One purpose a consent.")
CONSENT_WRITTEN = Parameter("consent.in_writing", words(say.CHANNELS), "Channels for which only a written act counts.")
CONSENT_CONFIRM = Parameter("consent.confirm", words(say.INDICATIONS), "Acts that prove nothing unless confirmed.")
CONSENT_LAPSE = Parameter("consent.lapse_unused_months", _months, "Months without use after which a consent lapses.")
CONSENT_USE_KNOWN = Parameter(
    "consent.use_must_be_known", flag, "Where consents lapse unused: one whose last use is not known counts as lapsed."
)
CONSENT_AGE = Parameter("consent.min_age", limit(21), "Years from which a person consents alone.")
CONSENT_PUBLISHED = Parameter(
    "consent.published_address", words(say.RECIPIENTS), "Recipients whose address published for offers is a consent."
)
CONSENT_PUBLISHED_ROLE = Parameter(
    "consent.published_for_role", flag, "A published address counts only for what fits the recipient's work."
)
CONSENT_ASKING = Parameter("consent.asking_by_message", word(("marketing", "service")), "What asking for consent is.")
CONSENT_RETENTION = Parameter("consent.proof_retention_months", _months, "Months for which proof is kept after use.")

CUSTOMER_ALLOWED = Parameter("customer.allowed", flag, "Marketing to an existing customer without consent exists.")
CUSTOMER_GROUND = Parameter("customer.ground", word(say.GROUNDS), "What the law calls this ground.")
CUSTOMER_CHANNELS = Parameter("customer.channels", words(say.CHANNELS), "Channels that the exception covers.")
CUSTOMER_RECIPIENTS = Parameter("customer.recipients", words(say.RECIPIENTS), "Recipients that can be such customers.")
CUSTOMER_RELATIONS = Parameter("customer.relations", words(say.RELATIONS), "Relations that are enough.")
CUSTOMER_OPEN = Parameter("customer.relations_open", words(say.RELATIONS), "Relations on which the law is not settled.")
CUSTOMER_RUNNING = Parameter("customer.repeated", flag, "A single purchase is not enough.")
CUSTOMER_COLLECTED = Parameter("customer.address_from_sale", flag, "The address was got from the customer in the sale.")
CUSTOMER_OPT_OUT = Parameter("customer.opt_out_at_collection", flag, "A chance to refuse when the address was taken.")
CUSTOMER_SIMILAR = Parameter("customer.similar", flag, "Only own, similar goods and services.")
CUSTOMER_WINDOW = Parameter("customer.window_months", by(say.RELATIONS, _months), "Months since the last purchase.")
CUSTOMER_DAY_KNOWN = Parameter(
    "customer.purchase_must_be_known", flag, "Where there is a window: a purchase on an unknown day counts as too old."
)
CUSTOMER_AFTER_END = Parameter("customer.after_end", word(("barred", "within_window")), "After the relation has ended.")
CUSTOMER_CHARITY = Parameter(
    "customer.charity", words(say.RELATIONS), "Relations that are enough for a charity's appeal."
)
CUSTOMER_SUPPORTERS = Parameter(
    "customer.supporters", by(say.SENDERS, words(say.RELATIONS)), "Relations that are enough for this sender."
)

CONTENT_SERVICE = Parameter(
    "content.service", words(say.ELEMENTS), "Elements that serve a relation and promote nothing."
)
CONTENT_CONTRACT = Parameter(
    "content.running_contract", words(say.ELEMENTS), "Elements that serve a contract while it runs, and nobody else."
)
CONTENT_MIXED = Parameter("content.mixed", flag, "One promotional part makes the whole message marketing.")
CONTENT_SURVEY = Parameter("content.survey", word(_SURVEY), "A neutral survey.")
CONTENT_REVIEW = Parameter("content.review_request", word(_SURVEY), "A neutral request for a review.")
CONTENT_CHARITY = Parameter("content.charity_appeal", by(say.SENDERS, word(_FREE)), "An appeal for charity, by sender.")
CONTENT_POLITICAL = Parameter("content.political", by(say.SENDERS, word(_FREE)), "Political content, by sender.")
CONTENT_CART = Parameter(
    "content.abandoned_cart", by(say.CHANNELS, word(("marketing", "service"))), "A reminder of an unfinished order."
)

MESSAGE_IDENTITY = Parameter("message.identity", flag, "The message says on whose behalf it is sent.")
MESSAGE_OPT_OUT = Parameter("message.opt_out", flag, "Each marketing message carries a free way to refuse.")
MESSAGE_SERVICE_OPT_OUT = Parameter("message.service_opt_out", flag, "Service messages carry one too.")

OBJECTION = Parameter("objection.marketing", flag, "An objection ends marketing, whatever the ground.")
OBJECTION_SURVEY = Parameter("objection.survey", flag, "A no to surveys ends them.")
PAUSE = Parameter("objection.pause", flag, "A pause, and a number of messages that the person chose, are kept.")
RESTRICTION = Parameter("objection.restriction", flag, "Restricted data are not used for marketing.")
UNDELIVERABLE = Parameter(
    "address.undeliverable", flag, "Nothing but service goes to an address at which nobody can be reached."
)
REGISTER_STOPS = Parameter("register.stops", words(say.STOPPED), "Grounds that a do-not-contact register closes.")
REGISTER_CHANNELS = Parameter("register.channels", words(say.CHANNELS), "Channels that the register covers.")
REGISTER_LOOK_UP = Parameter("register.look_up", words(say.STOPPED), "Grounds closed until the register was looked up.")

INACTIVITY = Parameter("time.inactivity_months", _months, "Months without an own act after which marketing stops.")
QUIET_HOURS = Parameter(
    "time.quiet_hours", by(say.CHANNELS, quiet), "Hours of the recipient's day in which no marketing may arrive."
)

LEAVING_HOURS = Parameter("leaving.hours", limit(24 * 31), "Hours from an opt-out to silence.")
LEAVING_STEPS = Parameter("leaving.steps", limit(10), "Acts that leaving may take.")
LEAVING_LOGIN = Parameter("leaving.login_allowed", flag, "Leaving may ask for a log-in.")
LEAVING_CONFIRM = Parameter("leaving.confirmation", word(say.CONFIRMATIONS), "Confirming to somebody who has left.")
LEAVING_STOP_WORDS = Parameter(
    "leaving.stop_words", texts, "Words that leave when they are the whole of a text message, beside the usual ones."
)

BASIS_CONSENT = Parameter("basis.consent", _basis, "GDPR basis of marketing with consent.")
BASIS_CUSTOMER = Parameter("basis.existing_customer", _basis, "GDPR basis of marketing to an existing customer.")
BASIS_CONTRACT = Parameter("basis.service", _basis, "GDPR basis of a service message.")
BASIS_INTEREST = Parameter("basis.interest", _basis, "GDPR basis of what needs neither consent nor contract.")

PARAMETERS: Mapping[str, Parameter[Any]] = MappingProxyType(
    {
        parameter.name: parameter
        for parameter in [*REGIME.values(), *(item for item in list(globals().values()) if isinstance(item, Parameter))]
    }
)

__all__ = ["PARAMETERS", "REGIME", "Limit"]
