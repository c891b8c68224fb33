"""The person's side of a decision: one frozen value of small enumerations."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

PERSON, GROUND = "person", "ground"


class Tri(IntEnum):
    """Three answers. A limb holds only on YES; a bar is raised only by YES."""

    UNKNOWN = 0
    NO = 1
    YES = 2


class RecipientKind(IntEnum):
    """Who receives; a sole trader, a named employee and a generic mailbox are different in law."""

    UNKNOWN = 0
    CONSUMER = 1
    SOLE_TRADER = 2
    PARTNERSHIP = 3
    EMPLOYEE = 4
    COMPANY = 5
    PUBLIC_BODY = 6


class Ground(IntEnum):
    """The candidate ground that this situation carries."""

    NONE = 0
    CONSENT = 1
    CUSTOMER = 2


class Objection(IntEnum):
    """The widest standing no to marketing that covers the message and was not ended by a newer own act."""

    NONE = 0
    TOPIC = 1
    CHANNEL = 2
    ALL = 3


class Indication(IntEnum):
    """The act by which a consent was expressed."""

    UNKNOWN = 0
    TICKED = 1
    PRE_TICKED = 2
    TERMS = 3
    ORAL = 4
    WRITTEN = 5
    DEFAULT_ON = 6
    INFERRED = 7
    DIRECTORY = 8
    SIGNED = 9


class RelationKind(IntEnum):
    """What ties a customer to a controller."""

    UNKNOWN = 0
    NONE = 1
    SALE = 2
    SUBSCRIPTION = 3
    NEGOTIATION = 4
    FREE_ACCOUNT = 5
    MEMBERSHIP = 6
    DONATION = 7
    INQUIRY = 8


def _country() -> Any:
    return field(default=None, metadata={"word": PERSON, "bits": 10, "type": "country"})


def _enum(kind: type[IntEnum], word: str, bits: int) -> Any:
    return field(default=kind(0), metadata={"word": word, "bits": bits, "type": kind})


def _tri(word: str) -> Any:
    return _enum(Tri, word, 2)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the law needs to know of one person and one candidate ground.

    Everything about time is already compared: `under_age`, `inactive`, `fresh` and `within_window` are the
    answers to limits that the rule pack of the country sets. Two words of at most 63 bits each, see `layout`.
    """

    # the person
    country: str | None = _country()
    """ISO 3166 alpha-2 of the recipient, None where unknown."""
    other_country: str | None = _country()
    """A second country that a source of equal rank names; then both packs must permit."""
    recipient_kind: RecipientKind = _enum(RecipientKind, PERSON, 3)
    role_related: Tri = _tri(PERSON)
    """Limb: the message fits the recipient's work or trade."""
    under_age: Tri = _tri(PERSON)
    """Bar: younger than the country lets consent alone."""
    on_register: Tri = _tri(PERSON)
    """Bar: on the do-not-contact register that counts; UNKNOWN means not looked up."""
    inactive: Tri = _tri(PERSON)
    """Bar: no own act for longer than the pack or the company allows."""
    restricted: Tri = _tri(PERSON)
    """Bar: processing restricted (GDPR art. 18), or a request about leaving is still open."""
    survey_objection: Tri = _tri(PERSON)
    """Bar: said no to surveys."""

    # the candidate ground
    ground: Ground = _enum(Ground, GROUND, 2)
    objection: Objection = _enum(Objection, GROUND, 2)
    """Bar: stands against this candidate ground."""

    given: Tri = _tri(GROUND)
    indication: Indication = _enum(Indication, GROUND, 4)
    proof: Tri = _tri(GROUND)
    informed: Tri = _tri(GROUND)
    free: Tri = _tri(GROUND)
    specific: Tri = _tri(GROUND)
    separate: Tri = _tri(GROUND)
    prominent: Tri = _tri(GROUND)
    names_sender: Tri = _tri(GROUND)
    names_channel: Tri = _tri(GROUND)
    covers_content: Tri = _tri(GROUND)
    from_third_party: Tri = _tri(GROUND)
    """YES taints the consent unless this sender was named; gathered by somebody else to be passed on."""
    confirmed: Tri = _tri(GROUND)
    """Limb where the pack or the collection point needs double opt-in; NO is an unconfirmed sign-up."""
    fresh: Tri = _tri(GROUND)
    """Limb where the pack lets unused consent lapse: last given or used within that time."""
    frequency_reached: Tri = _tri(GROUND)
    """Bar: the number of messages that the notice promised for this period has been sent."""

    relation: RelationKind = _enum(RelationKind, GROUND, 4)
    ended: Tri = _tri(GROUND)
    """Bar: the relation was ended or cancelled."""
    within_window: Tri = _tri(GROUND)
    """Limb where pack or company sets a window: the last purchase lies inside it."""
    one_off: Tri = _tri(GROUND)
    low_value: Tri = _tri(GROUND)
    address_from_sale: Tri = _tri(GROUND)
    opt_out_at_collection: Tri = _tri(GROUND)
    own_similar: Tri = _tri(GROUND)
