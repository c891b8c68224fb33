"""Reads a row of the casebook: a published decision as situations, message facts and leaving facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jatak.gate.decide import decide_any
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Indication, Objection, RecipientKind, RelationKind, Situation, Tri
from jatak.gate.withdrawal import LeavingFacts, review_leaving
from jatak.law.limits import Limits
from jatak.law.rulebook import Rulebook

Row = Mapping[str, Any]

CONSENT_LIMBS = (
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
    "confirmed",
)
CUSTOMER_LIMBS = ("ended", "one_off", "low_value", "address_from_sale", "opt_out_at_collection", "own_similar")


@dataclass(frozen=True, slots=True)
class Result:
    """What the gate says of a row."""

    outcome: str
    rule: str
    because: str


def judge_row(row: Row, rulebook: Rulebook) -> Result:
    """Decide a row of any aspect; a country without a pack is decided by all packs."""
    if row["aspect"] == "withdraw":
        return _leaving(row, rulebook)
    decision, _ = decide_any(situations(row, rulebook), message_facts(row), rulebook)
    return Result(decision.outcome.value, decision.rule, decision.because)


def _leaving(row: Row, rulebook: Rulebook) -> Result:
    facts = leaving_facts(row)
    packs = rulebook.packs_for(row["country"])
    reviews = [review_leaving(facts, pack) for pack in packs]
    review = next((one for one in reviews if not one.lawful), reviews[0])
    return Result("permit" if review.lawful else "deny", review.rule, review.because)


def message_facts(row: Row) -> MessageFacts:
    """The message's side; a row about collecting asks nothing of a message."""
    said = row["message"]
    collecting = row["aspect"] == "collect"
    return MessageFacts(
        sender_kind=SenderKind(row["sender"]["kind"]),
        channel=Channel(row["channel"]),
        declared=Declared(said["declared"]),
        elements=frozenset(map(Element, said["elements"])),
        names_sender=Tri.YES if collecting else tri(said["names_sender"]),
        opt_out=Tri.YES if collecting else tri(said["opt_out"]),
    )


def leaving_facts(row: Row) -> LeavingFacts:
    """How the person could leave."""
    said = row["withdrawal"]
    return LeavingFacts(
        works=tri(said["works"]),
        free=tri(said["free"]),
        login_required=tri(said["login_required"]),
        steps=said["steps"],
        same_channel=tri(said["same_channel"]),
        honoured_hours=said["honoured_hours"],
        questionnaire_first=tri(said["questionnaire_first"]),
    )


def situations(row: Row, rulebook: Rulebook) -> tuple[Situation, ...]:
    """The person's candidate grounds: the consent and the relation that are claimed, and none."""
    limits = rulebook.limits(row["country"])
    person = _person(row, limits)
    consent = [_consent(row["consent"], person, limits)] if row["consent"] else []
    if row["aspect"] == "collect":
        return tuple(_as_collected(one) for one in consent) or (person,)
    customer = [_customer(row["customer"], person, limits)] if row["customer"] else []
    return (*consent, *customer, person)


def _person(row: Row, limits: Limits) -> Situation:
    recipient, objection = row["recipient"], _standing_objection(row)
    age = recipient["age"]
    return Situation(
        country=row["country"],
        recipient_kind=RecipientKind[recipient["kind"].upper()],
        role_related=tri(recipient["role_related"]),
        under_age=_reached(age, limits.min_age, reached=Tri.NO, below=Tri.YES),
        on_register=tri(recipient["on_register"]),
        inactive=_reached(_silence(row), limits.inactivity_months, reached=Tri.YES, below=Tri.NO),
        survey_objection=Tri.YES if objection == "survey" else Tri.UNKNOWN,
        objection=Objection[objection.upper()] if objection in ("all", "channel", "topic") else Objection.NONE,
    )


def _standing_objection(row: Row) -> str | None:
    """The scope of an objection that no newer consent ended; an objection of unknown scope covers everything."""
    said = row["objection"]
    if not said or not said["made"] or said["later_consent"]:
        return None
    return said["scope"] or "all"


def _silence(row: Row) -> int | None:
    """Months since the last own act that is known; giving consent is one."""
    given = (row["consent"] or {}).get("months_since_given")
    known: list[int] = [months for months in (row["inactive_months"], given) if months is not None]
    return min(known, default=None)


def _consent(said: Row, person: Situation, limits: Limits) -> Situation:
    used = said["months_since_used"] if said["months_since_used"] is not None else said["months_since_given"]
    limbs: dict[str, Any] = {name: tri(said[name]) for name in CONSENT_LIMBS}
    return replace(
        person,
        ground=Ground.CONSENT,
        indication=Indication[(said["indication"] or "unknown").upper()],
        fresh=_reached(used, limits.unused_consent_months, reached=Tri.NO, below=Tri.YES),
        **limbs,
    )


def _as_collected(consent: Situation) -> Situation:
    """A consent as it was collected: not yet used, and waiting for no confirmation unless the row says so."""
    confirmed = Tri.NO if consent.confirmed is Tri.NO else Tri.YES
    return replace(consent, fresh=Tri.YES, confirmed=confirmed)


def _customer(said: Row, person: Situation, limits: Limits) -> Situation:
    relation = RelationKind[(said["relation"] or "unknown").upper()]
    window = limits.window_months.get(relation.name.lower())
    limbs: dict[str, Any] = {name: tri(said[name]) for name in CUSTOMER_LIMBS}
    return replace(
        person,
        ground=Ground.CUSTOMER,
        relation=relation,
        within_window=_reached(said["months_since_last"], window, reached=Tri.NO, below=Tri.YES),
        **limbs,
    )


def _reached(amount: float | None, limit: int | None, *, reached: Tri, below: Tri) -> Tri:
    if amount is None or limit is None:
        return Tri.UNKNOWN
    return reached if amount >= limit else below


def tri(said: bool | None) -> Tri:
    """True, false or null."""
    return Tri.UNKNOWN if said is None else Tri.YES if said else Tri.NO
