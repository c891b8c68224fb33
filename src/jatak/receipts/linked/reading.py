"""A receipt or record read from a file, ours or that of another product; what it lacks stays empty."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.events import events_of
from jatak.receipts.linked.node import Node
from jatak.receipts.linked.offline import expanded
from jatak.receipts.linked.processes import process_of
from jatak.receipts.record.party import Party, Role
from jatak.receipts.record.record import Evidence, Kind, Profile, Receipt, Record

ROLES = {role.value for role in Role} | {"dpv:Recipient", "dpv:Authority", "dpv:DataSubject"}
RECEIPT = "dpv:ConsentReceipt"


def read(document: dict[str, Any]) -> Receipt:
    """What a document says; a record alone is a receipt without a number. Raises NotAReceipt with the place."""
    node = Node(expanded(document), "receipt")
    if RECEIPT in node.types:
        return _receipt(node)
    if _kind(node) is None:
        said = ", ".join(node.types) or "nothing"
        raise NotAReceipt("@type", f"A receipt is a {RECEIPT}, or a {Kind.CONSENT}; this one is {said}.")
    return Receipt(None, None, (_record(node),), Profile.RECEIPT)


def _receipt(node: Node) -> Receipt:
    records = tuple(map(_record, node.nodes("dpv:hasRecordOfActivity")))
    if not records:
        raise NotAReceipt("dpv:hasRecordOfActivity", "The receipt holds no record.")
    profile = _profile(node, (Profile.RECEIPT, Profile.RECEIPT_GDPR))
    if profile is None:
        raise NotAReceipt("dct:conformsTo", "The receipt does not say to which schema it conforms.")
    return Receipt(_number(node), node.instant("dct:created"), records, profile, node.text("rdfs:seeAlso"))


def _record(node: Node) -> Record:
    kind = _kind(node)
    if kind is None:
        raise NotAReceipt(f"{node.where} › @type", f"It is neither a {Kind.CONSENT} nor a {Kind.CUSTOMER}.")
    said = process_of(node, kind)
    subject = next(node.nodes("dpv:hasDataSubject"), None)
    grade, event, commitment = node.named("jatak:grade"), node.text("jatak:event"), node.text("jatak:commitment")
    return Record(
        kind=kind,
        profile=_profile(node, (Profile.RECORD, Profile.RECORD_GDPR)),
        id=_number(node),
        subject=(subject.text("dct:identifier", "dpv:hasIdentifier") or subject.id) if subject else "",
        parties=tuple(_parties(node)),
        events=events_of(node),
        evidence=Evidence(said.pop("channel"), grade[0] if grade else "", event, commitment),
        **said,
    )


def _kind(node: Node) -> Kind | None:
    return next((kind for kind in Kind if kind.value in node.types), None)


def _profile(node: Node, allowed: tuple[Profile, ...]) -> Profile | None:
    said = node.named("dct:conformsTo")
    if not said:
        return None
    if said[0] not in allowed:
        there = ", ".join(allowed)
        raise NotAReceipt(f"{node.where} › dct:conformsTo", f"{said[0]} is no schema of these. There are: {there}.")
    return Profile(said[0])


def _number(node: Node) -> UUID | None:
    said = node.text("dct:identifier", "dpv:hasIdentifier")
    try:
        return UUID(said.rpartition("/")[2].rpartition(":")[2]) if said else None
    except ValueError:
        raise NotAReceipt(f"{node.where} › dct:identifier", f"{said!r} is no UUID.") from None


def _parties(node: Node) -> Iterator[Party]:
    for each in node.nodes("dpv:hasEntity"):
        role = next((kind for kind in each.types if kind in ROLES), "")
        sort = next((kind for kind in each.types if kind not in ROLES), "")
        told = each.text("dpv:hasName"), role, each.text("dpv:hasAddress"), each.text("dpv:hasContact"), sort
        yield Party(each.id, *told)
