"""What is in the message, which decides what it is, whatever its sender calls it."""

from jatak.gate.kind import APPEALS, JUDGED_BY_GROUND, KIND_LAW, REPLIES, Kind, free_surveys, kind, promoting
from jatak.gate.message import Declared, Element, MessageFacts
from jatak.gate.rule import rule, yes_if
from jatak.gate.situation import Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import (
    CONSENT_ASKING,
    CONTENT_CHARITY,
    CONTENT_MIXED,
    CONTENT_SERVICE,
    CONTENT_SURVEY,
)


@rule(
    "mixed_content",
    law=(*KIND_LAW, CONTENT_MIXED),
    holds="Nothing in the message promotes under the name of service.",
    fails="The message is called service, but part of it promotes: that makes all of it marketing.",
    change="Take the promoting parts out, or send it as marketing to those who may get marketing.",
)
def nothing_promotes_in_service(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """One promotional part makes the whole message marketing, whatever it is called."""
    pack = law.all_of(KIND_LAW, citing=CONTENT_MIXED)
    if message.declared is not Declared.SERVICE or message.elements <= JUDGED_BY_GROUND:
        return Tri.YES
    return yes_if(not promoting(message, pack))


@rule(
    "consent_request_is_marketing",
    law=(CONSENT_ASKING,),
    holds="The message does not ask for consent.",
    fails="A message that asks for consent is itself marketing.",
    change="Ask for consent where the person meets you, not by message.",
)
def asks_for_no_consent(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Asking for consent by electronic message needs what marketing needs."""
    return yes_if(law(CONSENT_ASKING) == "service" or Element.CONSENT_REQUEST not in message.elements)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SERVICE),
    holds="The message holds service content only.",
    fails="The message is no service message.",
    change="Send it to those who may get marketing.",
)
def only_service(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Service is what a relation needs, with nothing else offered (ePrivacy Directive art. 13(1))."""
    return yes_if(kind(message, law.all_of(KIND_LAW, citing=CONTENT_SERVICE)) is Kind.SERVICE)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SERVICE),
    holds="The message only answers what the person asked.",
    fails="The message is more than an answer to the person.",
    change="Send nothing but the answer.",
)
def only_a_reply(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """An answer to the person's own request is no direct marketing."""
    pack = law.all_of(KIND_LAW, citing=CONTENT_SERVICE)
    answers = Element.REQUESTED_REPLY in message.elements and message.elements <= REPLIES
    return yes_if(answers and kind(message, pack) is Kind.SERVICE)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SERVICE),
    holds="The message only says that the person's own message arrived.",
    fails="The message is more than an automatic reply.",
    change="Send nothing but the automatic reply.",
)
def only_an_automatic_reply(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A bare automatic reply to who wrote first is no advertising."""
    pack = law.all_of(KIND_LAW, citing=CONTENT_SERVICE)
    return yes_if(message.elements == {Element.AUTO_REPLY} and kind(message, pack) is Kind.SERVICE)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SERVICE),
    holds="The message only asks to confirm a sign-up.",
    fails="The message is no bare request to confirm a sign-up.",
    change="Send nothing but the confirmation request: no logo with a slogan, no offer.",
)
def only_a_confirmation_request(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The request of a double opt-in must be bare."""
    pack = law.all_of(KIND_LAW, citing=CONTENT_SERVICE)
    return yes_if(message.elements == {Element.DOUBLE_OPT_IN_REQUEST} and kind(message, pack) is Kind.SERVICE)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SERVICE),
    holds="The message asks nobody to confirm a sign-up.",
    fails="A request to confirm a sign-up must be a message of its own.",
    change="Send the confirmation request alone.",
)
def no_confirmation_request(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A request to confirm goes only to who signed up, so it is not carried by another relation."""
    law(CONTENT_SERVICE)
    return yes_if(Element.DOUBLE_OPT_IN_REQUEST not in message.elements)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_SURVEY),
    holds="The message is a neutral survey, which is no marketing here.",
    fails="The message is no survey that is free of the rules of marketing here.",
    change="Send it to those who may get marketing.",
)
def neutral_survey_content(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Some countries leave a neutral survey or request for a review outside marketing."""
    return yes_if(kind(message, law.all_of(KIND_LAW, citing=CONTENT_SURVEY)) is Kind.SURVEY)


@rule(
    "no_ground",
    law=(*KIND_LAW, CONTENT_CHARITY),
    holds="The message is an appeal that is no marketing here.",
    fails="The message is no appeal that is free of the rules of marketing here.",
    change="Send it to those who may get marketing.",
)
def free_appeal(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Some countries leave non-commercial appeals outside marketing."""
    return yes_if(kind(message, law.all_of(KIND_LAW, citing=CONTENT_CHARITY)) is Kind.APPEAL)


def surveys_strangers(message: MessageFacts, law: LawView) -> bool:
    """Whether the message is nothing but a survey that may go to strangers here."""
    return message.elements <= free_surveys(law.all_of(KIND_LAW, citing=CONTENT_SURVEY), to_strangers=True)


def is_charity_appeal(message: MessageFacts) -> bool:
    """Whether the message is nothing but an appeal for charity."""
    return message.elements <= APPEALS - {Element.POLITICAL}
