"""What the person said, or what stands against any marketing to the person."""

from jatak.gate.kind import SURVEYS
from jatak.gate.message import MessageFacts
from jatak.gate.rule import rule, unless, yes_if
from jatak.gate.situation import Objection, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import (
    INACTIVITY,
    OBJECTION,
    OBJECTION_SURVEY,
    PAUSE,
    REGISTER_CHANNELS,
    REGISTER_LOOK_UP,
    REGISTER_STOPS,
    RESTRICTION,
    UNDELIVERABLE,
)


@rule(
    "objected",
    reads=("objection",),
    law=(OBJECTION,),
    holds="No objection stands against this message.",
    fails="The person said no to such messages and has not said yes since.",
    change="Only a newer consent by the person's own act reopens this; a purchase or an import does not.",
)
def objected(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """An objection to direct marketing, or a withdrawn consent, is absolute (GDPR art. 7(3), 21(2)-(3))."""
    law(OBJECTION)
    return yes_if(person.objection == Objection.NONE)


@rule(
    "survey_after_objection",
    reads=("survey_objection", "objection"),
    law=(OBJECTION_SURVEY,),
    holds="The person has not said no to surveys.",
    fails="The person said no to surveys, to this channel or to everything.",
    change="Leave this person out of surveys until the person asks to be included.",
)
def survey_not_refused(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A no to surveys ends them, and so does a no to the channel or to everything (GDPR art. 21)."""
    law(OBJECTION_SURVEY)
    if not message.elements & SURVEYS:
        return Tri.YES
    return yes_if(person.survey_objection != Tri.YES and person.objection < Objection.CHANNEL)


@rule(
    "restricted",
    reads=("restricted",),
    law=(RESTRICTION,),
    holds="The use of the person's data is not restricted.",
    fails="The use of the person's data is restricted, or a request about leaving is still open.",
    change="Settle the open request first.",
)
def restricted(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Restricted data are stored and not used for marketing (GDPR art. 18(2))."""
    law(RESTRICTION)
    return unless(person.restricted)


@rule(
    "undeliverable",
    reads=("undeliverable",),
    law=(UNDELIVERABLE,),
    holds="Nothing says that the address leads to nobody.",
    fails="The address cannot be reached: what was sent there came back.",
    change="Ask the person for an address that works, or say that this one is in order again.",
)
def reachable(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Data that are known to be wrong are not used on (GDPR art. 5(1)(d)); consents stay as they are."""
    law(UNDELIVERABLE)
    return unless(person.undeliverable)


@rule(
    "paused",
    reads=("paused",),
    law=(PAUSE,),
    holds="The person has not paused such messages.",
    fails="The person paused such messages for a while.",
    change="Wait until the pause is over, or until the person resumes.",
)
def not_paused(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A pause is a no for a time; it ends no consent (GDPR art. 21(2))."""
    law(PAUSE)
    return unless(person.paused)


@rule(
    "frequency_exceeded",
    reason="own_frequency",
    reads=("own_number_reached",),
    law=(PAUSE,),
    holds="Fewer messages went out than the person chose to get at most.",
    fails="The number of messages that the person chose for this period has been sent.",
    change="Wait for the next period.",
)
def within_own_number(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A number that the person chose holds beside what a consent promised, whichever is fewer (GDPR art. 21(2))."""
    law(PAUSE)
    return unless(person.own_number_reached)


@rule(
    "inactive_too_long",
    reads=("inactive",),
    law=(INACTIVITY,),
    holds="The person has not been silent for too long.",
    fails="The person has done nothing of their own for longer than the law or the company allows.",
    change="Wait for an own act of the person: an order, a log-in, a click or a message.",
)
def not_silent_too_long(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Marketing ends when the person has long been silent (GDPR art. 5(1)(e), guidance of the authorities)."""
    law(INACTIVITY)
    return unless(person.inactive)


def _register(person: PersonView, message: MessageFacts, law: LawView, ground: str) -> Tri:
    channels = law(REGISTER_CHANNELS)
    if channels is not None and message.channel.value not in channels:
        return Tri.YES
    stops, look_up = law(REGISTER_STOPS), law(REGISTER_LOOK_UP)
    if look_up is not None and ground in look_up and person.on_register == Tri.UNKNOWN:
        return Tri.UNKNOWN
    return Tri.YES if stops and ground not in stops else unless(person.on_register)


@rule(
    "do_not_contact_register",
    reads=("on_register",),
    law=(REGISTER_CHANNELS, REGISTER_STOPS, REGISTER_LOOK_UP),
    holds="No do-not-contact register stops mail to a customer.",
    fails="The person is on a do-not-contact register that also stops mail to customers.",
    unknown="The do-not-contact register must be looked up first.",
    change="Ask for consent at the next contact; with a consent the register no longer counts.",
)
def customer_not_on_register(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A register that closes the existing-customer ground, in some countries only if it was looked up."""
    return _register(person, message, law, "existing_customer")


@rule(
    "do_not_contact_register",
    reads=("on_register",),
    law=(REGISTER_CHANNELS, REGISTER_STOPS, REGISTER_LOOK_UP),
    holds="No do-not-contact register stops mail without consent.",
    fails="The recipient is on a do-not-contact register.",
    unknown="The do-not-contact register must be looked up first.",
    change="Ask for consent at the next contact; with a consent the register no longer counts.",
)
def recipient_not_on_register(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A register closes what rests on neither consent nor a customer relation."""
    return _register(person, message, law, "business")
