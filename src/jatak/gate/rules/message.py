"""What the message itself must carry."""

from jatak.gate.message import MessageFacts
from jatak.gate.rule import asked, rule, yes_if
from jatak.gate.situation import Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import MESSAGE_IDENTITY, MESSAGE_OPT_OUT, MESSAGE_SERVICE_OPT_OUT


@rule(
    "sender_not_identified",
    law=(MESSAGE_IDENTITY,),
    holds="The message says on whose behalf it is sent.",
    fails="The message does not say on whose behalf it is sent.",
    unknown="It is not known whether the message says on whose behalf it is sent.",
    change="Name the company in the message: legal name, address and contact.",
)
def sender_identified(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Whoever sends must not hide (ePrivacy Directive art. 13(4))."""
    return asked(law(MESSAGE_IDENTITY), message.names_sender)


@rule(
    "opt_out_missing",
    law=(MESSAGE_OPT_OUT,),
    holds="The message carries a free way to refuse further ones.",
    fails="The message carries no working, free way to refuse further ones.",
    unknown="It is not known whether the message carries a working, free way to refuse further ones.",
    change="Put a working, free opt-out into the message.",
)
def opt_out_in_message(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Every marketing message gives an address to which a stop can be sent (ePrivacy Directive art. 13(2), (4))."""
    return asked(law(MESSAGE_OPT_OUT), message.opt_out)


@rule(
    "opt_out_missing",
    law=(MESSAGE_SERVICE_OPT_OUT,),
    holds="The service message carries a way to refuse further ones, or needs none here.",
    fails="Here even a service message carries a way to refuse further ones, and this one carries none.",
    change="Put a working, free opt-out into the service message too.",
)
def opt_out_in_service(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Few laws ask that even a message that serves a contract can be refused; one known to offer nothing is barred."""
    return yes_if(law(MESSAGE_SERVICE_OPT_OUT) is False or message.opt_out != Tri.NO)
