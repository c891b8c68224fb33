"""The facts that the law needs of one version of a message."""

from jatak.content.models import TemplateVersion
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.people.models import Controller

PLAIN_SERVICE = frozenset(
    {
        Element.ORDER_INFO,
        Element.PAYMENT_FAILED,
        Element.ACCOUNT_INFO,
        Element.HOW_TO_USE,
        Element.TERMS_CHANGE,
        Element.REQUESTED_REPLY,
        Element.DOUBLE_OPT_IN_REQUEST,
        Element.AUTO_REPLY,
    }
)
"""What alone makes a message that nobody can leave; surveys and review requests are more."""

WITH_A_WAY_OUT = (Channel.EMAIL, Channel.SMS)
"""A letter has a link at its foot, an SMS a last line with a number to answer to, or a short link."""


def message_facts(version: TemplateVersion) -> MessageFacts:
    """What the gate is told: elements and declaration as made, identity and way out as they will be."""
    template = version.template
    elements = frozenset(Element(element) for element in version.elements)
    return MessageFacts(
        sender_kind=SenderKind(template.controller.kind),
        channel=Channel(template.channel),
        declared=Declared(template.declared),
        elements=elements,
        names_sender=names_sender(template.controller),
        opt_out=Tri.YES if can_leave(version) and template.channel in WITH_A_WAY_OUT else Tri.NO,
    )


def can_leave(version: TemplateVersion) -> bool:
    """Whether the message carries a way out; all but plain service does."""
    elements = {Element(element) for element in version.elements}
    return version.template.declared == Declared.MARKETING or not elements <= PLAIN_SERVICE


def names_sender(controller: Controller) -> Tri:
    """The engine puts the identity into every message, if there is all of it."""
    return Tri.NO if controller.missing_identity() else Tri.YES
