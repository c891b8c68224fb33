"""The words of these pages for what is stored."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.consent.models import Actor, CollectionKind, EventKind
from jatak.delivery.models.messages import State
from jatak.gate.message import Channel, Element
from jatak.gate.rules import person
from jatak.gate.situation import Indication, Objection, RecipientKind, RelationKind, Tri
from jatak.people.models import ContactKind, CountryOrigin
from jatak.people.own_acts import Did

CHANNELS: dict[str, "str | Promise"] = {
    Channel.EMAIL: _("e-mail"),
    Channel.SMS: _("SMS"),
    Channel.MMS: _("MMS"),
    Channel.PUSH: _("push"),
    Channel.DM: _("direct message"),
    Channel.INBOX_AD: _("inbox ad"),
}
NO_ADDRESS: dict[str, "str | Promise"] = {
    ContactKind.EMAIL: _("no e-mail address is known"),
    ContactKind.TELEPHONE: _("no telephone number is known"),
}
RECIPIENTS: dict[int, "str | Promise"] = {
    RecipientKind.UNKNOWN: _("not known, treated as a consumer"),
    RecipientKind.CONSUMER: _("consumer"),
    RecipientKind.SOLE_TRADER: _("sole trader"),
    RecipientKind.PARTNERSHIP: _("partnership"),
    RecipientKind.EMPLOYEE: _("employee at work"),
    RecipientKind.COMPANY: _("company"),
    RecipientKind.PUBLIC_BODY: _("public body"),
}
ORIGINS: dict[int, "str | Promise"] = {
    CountryOrigin.OWN_WORD: _("the person's own word"),
    CountryOrigin.BILLING: _("billing address"),
    CountryOrigin.DELIVERY: _("delivery address"),
    CountryOrigin.TELEPHONE_PREFIX: _("telephone prefix"),
    CountryOrigin.IMPORTED: _("an import"),
}
EVENTS: dict[str, "str | Promise"] = {
    EventKind.GIVEN: _("Said yes"),
    EventKind.CONFIRMED: _("Confirmed the yes"),
    EventKind.WITHDRAWN: _("Took a consent back"),
    EventKind.OBJECTED: _("Objected to marketing"),
    EventKind.REFUSED: _("Answered no when asked"),
    EventKind.LAPSED: _("Consent lapsed"),
    EventKind.STAYED: _("Chose to stay"),
}
OWN_ACTS: dict[str, "str | Promise"] = {
    Did.YES: _("said yes"),
    Did.CONFIRMED: _("confirmed the yes"),
    Did.PURCHASE: _("bought something, or went on with it"),
    Did.REPLY: _("wrote to us"),
    Did.REQUEST: _("called or sent a letter"),
    Did.BUTTON: _("pressed a button of their page"),
    Did.STAYED: _("pressed the button to stay"),
    Did.CLICK: _("clicked a link"),
    Did.LOGIN: _("logged in"),
}
OBJECTED_TO_SURVEYS = _("Objected to surveys")
ACTORS: dict[str, "str | Promise"] = {
    Actor.PERSON: _("the person"),
    Actor.STAFF: _("staff entered it"),
    Actor.IMPORT: _("an import brought it"),
    Actor.SYSTEM: _("the system, by itself"),
}
PLACES: dict[str, "str | Promise"] = {
    CollectionKind.FORM: _("form"),
    CollectionKind.POPUP: _("pop-up"),
    CollectionKind.LANDING_PAGE: _("landing page"),
    CollectionKind.TILL: _("till"),
    CollectionKind.PHONE: _("telephone"),
    CollectionKind.PAPER: _("paper"),
    CollectionKind.IMPORT: _("import"),
    CollectionKind.API: _("other system"),
}
RELATIONS: dict[int, "str | Promise"] = {
    RelationKind.UNKNOWN: _("Relation"),
    RelationKind.NONE: _("No relation"),
    RelationKind.SALE: _("Purchase"),
    RelationKind.SUBSCRIPTION: _("Subscription"),
    RelationKind.NEGOTIATION: _("Negotiation"),
    RelationKind.FREE_ACCOUNT: _("Free account"),
    RelationKind.MEMBERSHIP: _("Membership"),
    RelationKind.DONATION: _("Donation"),
    RelationKind.INQUIRY: _("Inquiry"),
}
STATES: dict[str, "str | Promise"] = {
    State.WAITING: _("waiting to be sent"),
    State.CLAIMED: _("about to be sent"),
    State.OFFERED: _("being handed over"),
    State.ACCEPTED: _("sent: the receiving server took it"),
    State.REFUSED: _("refused by the receiving server"),
    State.UNCERTAIN: _("uncertain: the connection broke before the answer"),
    State.DROPPED: _("stopped before it was sent"),
}
TONES = {State.ACCEPTED: "yes", State.DROPPED: "no", State.REFUSED: "fail"}
"""How a state is marked; all others are looked at."""
SAID_NO = frozenset({person.objected.code, person.survey_not_refused.code})
"""Rules by which the person said no: what is denied by others may be permitted one day."""
GROUNDS: dict[str, "str | Promise"] = {
    "requested": _("the person asked for it"),
    "not_marketing": _("no marketing"),
    "service_message": _("service message"),
    "neutral_survey": _("neutral survey"),
    "consent": _("consent"),
    "implied_consent": _("implied consent"),
    "existing_customer": _("existing customer"),
    "business_opt_out_regime": _("business, until it objects"),
    "generic_company_address": _("general address of an organisation"),
    "opt_out_regime": _("anybody, until they object"),
}
INDICATIONS: dict[int, "str | Promise"] = {
    Indication.UNKNOWN: _("not known"),
    Indication.TICKED: _("a box was ticked"),
    Indication.PRE_TICKED: _("a box that was ticked already"),
    Indication.TERMS: _("terms were accepted"),
    Indication.ORAL: _("said aloud"),
    Indication.WRITTEN: _("written"),
    Indication.DEFAULT_ON: _("on by default"),
    Indication.INFERRED: _("inferred"),
    Indication.DIRECTORY: _("taken from a directory"),
    Indication.SIGNED: _("signed"),
}
OBJECTIONS: dict[int, "str | Promise"] = {
    Objection.NONE: _("none"),
    Objection.TOPIC: _("to the topic"),
    Objection.CHANNEL: _("to the channel"),
    Objection.ALL: _("to everything"),
}
ANSWERS: dict[int, "str | Promise"] = {Tri.YES: _("yes"), Tri.NO: _("no"), Tri.UNKNOWN: _("not known")}
ELEMENTS: dict[str, "str | Promise"] = {
    Element.PROMOTION: _("Promotion: an offer, a discount, own goods"),
    Element.BRAND_PRAISE: _("Praise of the brand"),
    Element.THIRD_PARTY_PROMOTION: _("Promotion of somebody else"),
    Element.EVENT_INVITATION: _("Invitation to an event"),
    Element.PRICE_NEWS: _("News of prices"),
    Element.ABANDONED_CART: _("Abandoned cart"),
    Element.EXPIRY_REMINDER: _("Reminder that something expires"),
    Element.EDITORIAL: _("Editorial text"),
    Element.NEWSLETTER: _("Newsletter"),
    Element.REVIEW_REQUEST: _("Request for a review"),
    Element.SURVEY: _("Survey"),
    Element.CONSENT_REQUEST: _("Request for consent"),
    Element.CHARITY_APPEAL: _("Appeal of a charity"),
    Element.POLITICAL: _("Political message"),
    Element.RECRUITMENT: _("Recruitment"),
    Element.ORDER_INFO: _("About an order"),
    Element.PAYMENT_FAILED: _("A payment failed"),
    Element.ACCOUNT_INFO: _("About an account"),
    Element.HOW_TO_USE: _("How to use what was bought"),
    Element.TERMS_CHANGE: _("Change of terms"),
    Element.REQUESTED_REPLY: _("Answer to a question of the person"),
    Element.DOUBLE_OPT_IN_REQUEST: _("Request to confirm a sign-up"),
    Element.AUTO_REPLY: _("Automatic reply"),
}
DROPS: dict[str, "str | Promise"] = {
    "person_gone": _("Nothing is known of the person any more."),
    "address_gone": _("The address is not the person's any more."),
    "no_text_in_language": _("The letter is not written in their language, and the campaign leaves such people out."),
    "stopped": _("The campaign was stopped before the message went."),
    "too_late": _("The message had not gone by the last instant of the campaign."),
}
"""Why a message was stopped, where no rule of law did it."""
