"""Reads a row as the gate sees it: a published decision as situations, message facts and leaving facts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import (
    CONSENT_QUALITIES,
    Ground,
    Indication,
    Objection,
    RecipientKind,
    RelationKind,
    Situation,
    Tri,
)
from jatak.gate.withdrawal import LeavingFacts
from jatak.law.limits import Limits
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING

Row = Mapping[str, Any]
"""A row that keeps the schema."""

CUSTOMER_LIMBS = ("ended", "one_off", "low_value", "address_from_sale", "opt_out_at_collection", "own_similar")


def message_facts(row: Row) -> MessageFacts:
    """The message's side."""
    said = row["message"]
    return MessageFacts(
        sender_kind=SenderKind(row["sender"]["kind"]),
        channel=Channel(row["channel"]),
        declared=Declared(said["declared"]),
        elements=frozenset(map(Element, said["elements"])),
        names_sender=tri(said["names_sender"]),
        opt_out=tri(said["opt_out"]),
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
    consent = [_consent(row, person, limits)] if row["consent"] else []
    if consent:
        person = replace(person, objection=_objection(_scope_of_no(row)))
    customer = [_customer(row, person, limits)] if row["customer"] else []
    return (*consent, *customer, person)


def on_register(row: Row) -> bool:
    """Whether the person is on the register; a source that names none was about a case in which it did not matter.

    So null reads as looked up and not listed: otherwise a law that closes a ground until somebody looked would turn a
    silence of the source into a denial.
    """
    return bool(row["recipient"]["on_register"])


def months_of_silence(row: Row) -> float | None:
    """Months since the last own act that is known; giving consent is one."""
    given = (row["consent"] or {}).get("months_since_given")
    known: list[float] = [months for months in (row["inactive_months"], given) if months is not None]
    return min(known, default=None)


def indication(row: Row) -> Indication:
    """The act of the consent that is claimed."""
    return Indication[(row["consent"]["indication"] or "unknown").upper()]


def relation(row: Row) -> RelationKind:
    """What ties the customer who is claimed."""
    return RelationKind[row["customer"]["relation"].upper()]


def tri(said: bool | None) -> Tri:
    """True, false or null."""
    return Tri.UNKNOWN if said is None else Tri.YES if said else Tri.NO


def _person(row: Row, limits: Limits) -> Situation:
    recipient, objection = row["recipient"], _standing_objection(row)
    return Situation(
        country=row["country"],
        recipient_kind=RecipientKind[recipient["kind"].upper()],
        role_related=tri(recipient["role_related"]),
        under_age=_reached(recipient["age"], limits.min_age, reached=Tri.NO, below=Tri.YES),
        on_register=tri(on_register(row)),
        inactive=_reached(months_of_silence(row), limits.inactivity_months, reached=Tri.YES, below=Tri.NO),
        survey_objection=Tri.YES if objection == "survey" else Tri.UNKNOWN,
        objection=_objection(objection),
    )


def _objection(scope: str | None) -> Objection:
    return Objection[scope.upper()] if scope in ("all", "channel", "topic") else Objection.NONE


def _scope_of_no(row: Row) -> str | None:
    """What the person said no to; a newer consent lifts that for itself alone, never for a relation."""
    said = row["objection"]
    return said["scope"] if said and said["made"] else None


def _standing_objection(row: Row) -> str | None:
    """The scope of an objection that no newer consent ended."""
    return None if (row["objection"] or {}).get("later_consent") else _scope_of_no(row)


def _consent(row: Row, person: Situation, limits: Limits) -> Situation:
    said = row["consent"]
    used = said["months_since_used"] if said["months_since_used"] is not None else said["months_since_given"]
    limbs: dict[str, Any] = {name: tri(said[name]) for name in (*CONSENT_QUALITIES, "confirmed")}
    return replace(
        person,
        ground=Ground.CONSENT,
        indication=indication(row),
        fresh=_reached(used, limits.unused_consent_months, reached=Tri.NO, below=Tri.YES),
        **limbs,
    )


def _customer(row: Row, person: Situation, limits: Limits) -> Situation:
    said, kind = row["customer"], relation(row)
    runs = limits.window_from_end and kind.name.lower() in LASTING and said["ended"] is False
    window = limits.window_months.get(kind.name.lower())
    limbs: dict[str, Any] = {name: tri(said[name]) for name in CUSTOMER_LIMBS}
    return replace(
        person,
        ground=Ground.CUSTOMER,
        relation=kind,
        within_window=Tri.YES if runs else _reached(said["months_since_last"], window, reached=Tri.NO, below=Tri.YES),
        **limbs,
    )


def _reached(amount: float | None, limit: int | None, *, reached: Tri, below: Tri) -> Tri:
    if amount is None or limit is None:
        return Tri.UNKNOWN
    return reached if amount >= limit else below
