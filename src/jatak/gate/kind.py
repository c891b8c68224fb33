"""What a message is in law, whatever its sender calls it."""

from enum import StrEnum
from functools import lru_cache

from jatak.gate.message import Channel, Declared, Element, MessageFacts
from jatak.law.pack import Pack
from jatak.law.parameters import (
    CONSENT_ASKING,
    CONTENT_CART,
    CONTENT_CHARITY,
    CONTENT_CONTRACT,
    CONTENT_POLITICAL,
    CONTENT_REVIEW,
    CONTENT_SERVICE,
    CONTENT_SURVEY,
)

KIND_LAW = (
    CONTENT_SERVICE,
    CONTENT_CONTRACT,
    CONTENT_SURVEY,
    CONTENT_REVIEW,
    CONTENT_CHARITY,
    CONTENT_POLITICAL,
    CONTENT_CART,
    CONSENT_ASKING,
)
REPLIES = frozenset({Element.REQUESTED_REPLY, Element.AUTO_REPLY})
SURVEYS = frozenset({Element.SURVEY, Element.REVIEW_REQUEST})
APPEALS = frozenset({Element.CHARITY_APPEAL, Element.POLITICAL})
JUDGED_BY_GROUND = SURVEYS | {Element.ABANDONED_CART}
"""A message that is nothing but these is judged by its ground, even if it is called service."""


class Kind(StrEnum):
    """The effective kind of a message."""

    SERVICE = "service"
    SURVEY = "survey"
    APPEAL = "appeal"
    MARKETING = "marketing"


def contract_elements(pack: Pack) -> frozenset[Element]:
    """What serves a contract while it runs, such as the news of its price."""
    return frozenset(Element(word) for word in pack[CONTENT_CONTRACT].value or ())


@lru_cache(maxsize=65536)
def service_elements(pack: Pack, channel: Channel) -> frozenset[Element]:
    """What serves a relation in this country by this channel; an element that was not researched is marketing."""
    listed = {Element(word) for word in pack[CONTENT_SERVICE].value or ()} | contract_elements(pack)
    if (pack[CONTENT_CART].value or {}).get(channel.value) == "service":
        listed.add(Element.ABANDONED_CART)
    if pack[CONSENT_ASKING].value == "service":
        listed.add(Element.CONSENT_REQUEST)
    return frozenset(listed)


@lru_cache(maxsize=65536)
def free_surveys(pack: Pack, to_strangers: bool = False) -> frozenset[Element]:
    """The surveys that are no marketing in this country if they are neutral."""
    found = {Element.SURVEY: pack[CONTENT_SURVEY].value, Element.REVIEW_REQUEST: pack[CONTENT_REVIEW].value}
    free = {"free"} if to_strangers else {"free", "free_to_customers"}
    return frozenset(element for element, said in found.items() if said in free)


def appeal_freedom(message: MessageFacts, pack: Pack) -> str:
    """How free a bare appeal is for this sender: `marketing`, `free_if_could_object` or `free`."""
    if not message.elements <= APPEALS:
        return "marketing"
    said = {Element.CHARITY_APPEAL: pack[CONTENT_CHARITY].value, Element.POLITICAL: pack[CONTENT_POLITICAL].value}
    freedoms = {(said[element] or {}).get(message.sender_kind.value, "marketing") for element in message.elements}
    return next(word for word in ("marketing", "free_if_could_object", "free") if word in freedoms)


@lru_cache(maxsize=65536)
def kind(message: MessageFacts, pack: Pack) -> Kind:
    """The effective kind: one element of marketing makes all of it marketing, and so does the sender's own word.

    A survey or an appeal alone is what it is, whatever it is called.
    """
    surveys = free_surveys(pack)
    service = service_elements(pack, message.channel) if message.declared is Declared.SERVICE else frozenset()
    if message.elements <= service:
        return Kind.SERVICE
    if message.elements & surveys and message.elements <= service | surveys:
        return Kind.SURVEY
    return Kind.MARKETING if appeal_freedom(message, pack) == "marketing" else Kind.APPEAL


def promoting(message: MessageFacts, pack: Pack) -> frozenset[Element]:
    """The elements that make a message marketing in this country."""
    if kind(message, pack) is Kind.APPEAL:
        return frozenset()
    return message.elements - service_elements(pack, message.channel) - free_surveys(pack)
