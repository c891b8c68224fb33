"""The facts that rules look at, of the person and of the message, in words."""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Role, Situation, Tri
from jatak.lawpages.markdown import listed
from jatak.lawpages.words import place, said, title

PERSON, MESSAGE = "person", "message"
KINDS: Mapping[str, Any] = get_type_hints(MessageFacts)


class Fact(NamedTuple):
    """One fact: whose it is, and the name of its field."""

    side: str
    name: str


PERSON_FACTS = {field.name: field for field in fields(Situation)}
MESSAGE_FACTS = tuple(field.name for field in fields(MessageFacts))
ALONE = tuple(frozenset({element}) for element in Element)
MIXED = frozenset({Element.ORDER_INFO, Element.PROMOTION})

TITLES: Mapping[Fact, str] = {
    Fact(PERSON, "country"): "The recipient's country",
    Fact(PERSON, "other_country"): "A second country that may be the recipient's",
    Fact(PERSON, "recipient_kind"): "The recipient is",
    Fact(PERSON, "role_related"): "The message fits the recipient's work",
    Fact(PERSON, "under_age"): "Younger than the age from which one consents alone",
    Fact(PERSON, "on_register"): "On a do-not-contact register",
    Fact(PERSON, "inactive"): "Silent for longer than is allowed",
    Fact(PERSON, "restricted"): "Use of the data restricted, or a request about leaving still open",
    Fact(PERSON, "survey_objection"): "Said no to surveys",
    Fact(PERSON, "paused"): "Paused such messages",
    Fact(PERSON, "own_number_reached"): "As many messages as the person chose have been sent",
    Fact(PERSON, "ground"): "Claimed as a ground",
    Fact(PERSON, "objection"): "Said no",
    Fact(PERSON, "given"): "The consent was given",
    Fact(PERSON, "indication"): "The consent was given by",
    Fact(PERSON, "proof"): "The consent can be shown",
    Fact(PERSON, "informed"): "The person was told to what, and how to withdraw",
    Fact(PERSON, "free"): "The person was free to refuse",
    Fact(PERSON, "specific"): "One purpose a consent",
    Fact(PERSON, "separate"): "The consent stood apart from other matters",
    Fact(PERSON, "prominent"): "The consent was as visible as the benefit",
    Fact(PERSON, "names_sender"): "The consent names this sender",
    Fact(PERSON, "names_channel"): "The consent names this channel",
    Fact(PERSON, "covers_content"): "The consent covers what is in the message",
    Fact(PERSON, "from_third_party"): "The consent was gathered by somebody else to be passed on",
    Fact(PERSON, "confirmed"): "The sign-up was confirmed from the address itself",
    Fact(PERSON, "fresh"): "The consent was given or used lately",
    Fact(PERSON, "frequency_reached"): "As many messages as were promised have been sent",
    Fact(PERSON, "relation"): "The relation to the sender is",
    Fact(PERSON, "ended"): "The relation has ended",
    Fact(PERSON, "within_window"): "The last purchase is recent enough",
    Fact(PERSON, "one_off"): "There was a single purchase only",
    Fact(PERSON, "low_value"): "What was bought was cheap",
    Fact(PERSON, "address_from_sale"): "The address was got in the sale",
    Fact(PERSON, "opt_out_at_collection"): "The person could refuse when the address was taken",
    Fact(PERSON, "own_similar"): "The message is about own goods similar to what was bought",
    Fact(PERSON, "undeliverable"): "Nobody can be reached at the address",
    Fact(MESSAGE, "sender_kind"): "The sender is",
    Fact(MESSAGE, "channel"): "The message goes by",
    Fact(MESSAGE, "declared"): "The sender calls the message",
    Fact(MESSAGE, "elements"): "The message holds",
    Fact(MESSAGE, "names_sender"): "The message says on whose behalf it is sent",
    Fact(MESSAGE, "opt_out"): "The message carries a free way to refuse",
}

VALUES: Mapping[tuple[str, str], str] = {
    ("ground", "none"): "nothing",
    ("ground", "consent"): "a consent",
    ("ground", "customer"): "a customer relation",
    ("objection", "none"): "no",
    ("objection", "topic"): "to this topic",
    ("objection", "channel"): "to this channel",
    ("objection", "all"): "to all marketing",
    ("sender_kind", "company"): "a company",
    ("sender_kind", "charity"): "a charity",
    ("sender_kind", "party"): "a political party",
    ("sender_kind", "public_body"): "a public body",
}


def fact_title(fact: Fact) -> str:
    """What a fact is about."""
    return TITLES.get(fact, title(fact.name))


def fact_value(fact: Fact, value: Any) -> str:
    """A fact's value in words."""
    if isinstance(value, frozenset):
        return listed(said(element) for element in sorted(value, key=place))
    word = str(value.name.lower() if isinstance(value, Enum) else value)
    return VALUES.get((fact.name, word)) or said(word)


@cache
def fact_values(fact: Fact) -> tuple[Any, ...]:
    """Every value that a fact can have; of those without an end, the usual one."""
    kind = _kind(fact)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(kind)
    return (*ALONE, MIXED) if fact.name == "elements" else (usual(fact),)


def usual(fact: Fact) -> Any:
    """The value that a fact has where nothing is said of it: nothing known of the person, an own offer by e-mail."""
    return PERSON_FACTS[fact.name].default if fact.side == PERSON else getattr(USUAL, fact.name)


@cache
def oddity(fact: Fact, value: Any) -> float:
    """How far a value is from what a reader expects, so that examples are plain."""
    if value == MIXED:
        return 0.5
    if isinstance(value, Tri):
        return 3.0 if value is Tri.UNKNOWN else float(value is not _expected(fact))
    values = fact_values(fact)
    if value == _expected(fact):
        return 0.0
    return OF_NAME.get(getattr(value, "name", ""), float(value != values[0])) + values.index(value) / 100


def _expected(fact: Fact) -> Any:
    """What a fact answers where all is well."""
    kind, about = _kind(fact), PERSON_FACTS[fact.name].metadata if fact.side == PERSON else {}
    if kind is not Tri:
        return usual(fact) if about.get("role") is Role.BAR else None
    return Tri.NO if about.get("role") is Role.BAR else Tri(about.get("wanted", Tri.YES))


def _kind(fact: Fact) -> Any:
    return PERSON_FACTS[fact.name].metadata["type"] if fact.side == PERSON else KINDS[fact.name]


OF_NAME = {"UNKNOWN": 3.0, "NONE": 1.5}
"""How odd a value is that says that there is nothing, or nothing known."""
USUAL = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)
