"""The person's side of a decision: one frozen value of small enumerations."""
# ruff: noqa: RUF009 (each default is an immutable field description)

from dataclasses import dataclass, field
from enum import Enum, IntEnum
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


class Role(Enum):
    """What a field does in a decision; the invariants are derived from it."""

    FACT = "fact"
    """Neither helps nor harms as such: it chooses which rules are asked."""
    LIMB = "limb"
    """Must be proven where it is asked: unknown is as bad as the worst answer."""
    BAR = "bar"
    """Counts when something raises it."""
    GUARD = "guard"
    """NO always bars; YES must be proven where the pack asks for it."""


def _country() -> Any:
    return field(default=None, metadata={"word": PERSON, "bits": 10, "type": "country", "role": Role.FACT})


def _enum(kind: type[IntEnum], word: str, bits: int, role: Role = Role.FACT) -> Any:
    return field(default=kind(0), metadata={"word": word, "bits": bits, "type": kind, "role": role})


def _limb(word: str, wanted: Tri = Tri.YES) -> Any:
    return field(default=Tri(0), metadata={"word": word, "bits": 2, "type": Tri, "role": Role.LIMB, "wanted": wanted})


def _bar(word: str) -> Any:
    return _enum(Tri, word, 2, Role.BAR)


def _guard(word: str) -> Any:
    return _enum(Tri, word, 2, Role.GUARD)


CONSENT_QUALITIES = (
    "given",
    "proof",
    "informed",
    "free",
    "specific",
    "separate",
    "prominent",
    "names_sender",
    "names_channel",
    "covers_content",
    "from_third_party",
)
"""The fields of a situation that somebody judges of a consent, beside the act itself."""


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
    role_related: Tri = _limb(PERSON)
    """Limb: the message fits the recipient's work or trade."""
    under_age: Tri = _bar(PERSON)
    """Bar: younger than the country lets consent alone."""
    on_register: Tri = _bar(PERSON)
    """Bar: on the do-not-contact register that counts; UNKNOWN means not looked up."""
    inactive: Tri = _bar(PERSON)
    """Bar: no own act for longer than the pack or the company allows."""
    restricted: Tri = _bar(PERSON)
    """Bar: processing restricted (GDPR art. 18), or a request about leaving is still open."""
    survey_objection: Tri = _bar(PERSON)
    """Bar: said no to surveys."""
    paused: Tri = _bar(PERSON)
    """Bar: the person paused such messages, and the day is not over."""
    own_number_reached: Tri = _bar(PERSON)
    """Bar: as many messages were sent in this period as the person chose to get at most."""

    # the candidate ground
    ground: Ground = _enum(Ground, GROUND, 2)
    objection: Objection = _enum(Objection, GROUND, 2, Role.BAR)
    """Bar: stands against this candidate ground."""

    given: Tri = _limb(GROUND)
    indication: Indication = _enum(Indication, GROUND, 4)
    proof: Tri = _limb(GROUND)
    informed: Tri = _limb(GROUND)
    free: Tri = _limb(GROUND)
    specific: Tri = _limb(GROUND)
    separate: Tri = _limb(GROUND)
    prominent: Tri = _limb(GROUND)
    names_sender: Tri = _limb(GROUND)
    names_channel: Tri = _limb(GROUND)
    covers_content: Tri = _limb(GROUND)
    from_third_party: Tri = _bar(GROUND)
    """YES taints the consent unless this sender was named; gathered by somebody else to be passed on."""
    confirmed: Tri = _guard(GROUND)
    """Guard: double opt-in done; UNKNOWN leaves it to the proof.

    NO is a sign-up that waits for it, or an act that proves nothing without it where the pack says so, unless the
    address is known by other means to be the person's.
    """
    fresh: Tri = _guard(GROUND)
    """Guard: last given or used within the time of pack or company, asked where the pack lets unused consent lapse."""
    frequency_reached: Tri = _bar(GROUND)
    """Bar: the number of messages that the notice promised for this period has been sent."""

    relation: RelationKind = _enum(RelationKind, GROUND, 4)
    ended: Tri = _bar(GROUND)
    """Bar: the relation was ended or cancelled."""
    within_window: Tri = _guard(GROUND)
    """Guard: the last purchase lies inside the window of pack or company, asked where the pack sets one."""
    one_off: Tri = _limb(GROUND, wanted=Tri.NO)
    low_value: Tri = _limb(GROUND, wanted=Tri.NO)
    address_from_sale: Tri = _limb(GROUND)
    opt_out_at_collection: Tri = _limb(GROUND)
    own_similar: Tri = _limb(GROUND)
    undeliverable: Tri = _bar(GROUND)
    """Bar: nobody can be reached at the address that the ground is about, or at any of the person's."""
