"""A receipt after Kantara v1.1 in the terms of ISO/IEC TS 27560; what it never had stays empty."""

from typing import Any
from uuid import UUID

from jatak.receipts.kantara.fields import fail, flag, instant, objects, text, texts
from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.record.duration import until
from jatak.receipts.record.party import Party, Role, party
from jatak.receipts.record.record import Event, Kind, Notice, Profile, Purpose, Receipt, Record, Source, Storage
from jatak.receipts.record.states import State

FORM = "Kantara Consent Receipt v1.1"
VERSION = "KI-CR-v1.1"
TYPES = {"EXPLICIT": "dpv:ExplicitlyExpressedConsent", "IMPLICIT": "dpv:ImpliedConsent"}
DATA = {
    "pd:EmailAddress": ("email", "e-mail"),
    "pd:TelephoneNumber": ("telephone", "phone", "mobile", "sms"),
}
"""What the free words of a category of data must hold; the category “contact” alone says neither."""
MARKETING = "marketing"


def is_one(document: dict[str, Any]) -> bool:
    """Whether a document is written so: by its version, or by its number and controllers."""
    said = document.get("version")
    return (isinstance(said, str) and said.startswith("KI-CR-")) or {"consentReceiptID", "piiControllers"} <= set(
        document
    )


def read(document: dict[str, Any]) -> Receipt:
    """What it says, a record for each purpose; raises NotAReceipt with the field."""
    version = text(document, "version", "")
    if not version.startswith(VERSION):
        raise NotAReceipt("version", f"{version!r} is not read; {VERSION}.0 is.")
    at, number = instant(document, "consentTimestamp"), _number(document)
    purposes = [
        purpose
        for service in objects(document, "services", "")
        for purpose in objects(service, "purposes", "services › ")
    ]
    if not purposes:
        raise fail("services", "It names no purpose.")
    parties = [_controller(each) for each in objects(document, "piiControllers", "")]
    records = (_record(document, purpose, number if len(purposes) == 1 else None, parties) for purpose in purposes)
    return Receipt(number, at, tuple(records), Profile.RECEIPT)


def _record(document: dict[str, Any], said: dict[str, Any], number: UUID | None, parties: list[Party]) -> Record:
    language, subject = text(document, "language", "").lower(), text(document, "piiPrincipalId", "")
    jurisdiction, policy = text(document, "jurisdiction", ""), text(document, "policyUrl", "")
    how, others = text(document, "collectionMethod", ""), _others(said)
    termination = text(said, "termination", "services › purposes › ")
    return Record(
        kind=Kind.CONSENT,
        profile=None,
        id=number,
        subject=subject,
        notices=(Notice(policy, language),) if policy else (),
        languages=(language,) if language else (),
        purposes=(_purpose(said),),
        personal_data=_data(said),
        controllers=tuple(each.id for each in parties),
        sources=(Source("dpv:DataSubjectDataSource", how),) if how else (),
        storage=Storage(kept=until(termination)) if termination else Storage(),
        jurisdictions=(f"loc:{jurisdiction.upper()}",) if jurisdiction else (),
        recipients=tuple(each.id for each in others),
        parties=(*parties, *others),
        events=(Event(State.GIVEN, instant(document, "consentTimestamp"), _type(said), subject, None, how),),
    )


def _number(document: dict[str, Any]) -> UUID:
    said = text(document, "consentReceiptID", "")
    try:
        return UUID(said)
    except ValueError:
        raise fail("consentReceiptID", f"{said!r} is no UUID.") from None


def _purpose(said: dict[str, Any]) -> Purpose:
    words = text(said, "purpose", "services › purposes › ")
    told = [*texts(said, "purposeCategory", "services › purposes › "), words]
    category = "dpv:DirectMarketing" if any(MARKETING in each.casefold() for each in told) else "dpv:Purpose"
    return Purpose((category,), words)


def _data(said: dict[str, Any]) -> tuple[str, ...]:
    told = " ".join(texts(said, "piiCategory", "services › purposes › ")).casefold()
    found = tuple(term for term, words in DATA.items() if any(each in told for each in words))
    return found or (("dpv:PersonalData",) if told else ())


def _type(said: dict[str, Any]) -> str:
    return TYPES.get(text(said, "consentType", "services › purposes › ").upper(), "")


def _others(said: dict[str, Any]) -> list[Party]:
    """Who else gets the data: where it says that somebody does."""
    name = text(said, "thirdPartyName", "services › purposes › ")
    return [party(name, Role.THIRD_PARTY, "", "")] if flag(said, "thirdPartyDisclosure") and name else []


def _controller(said: dict[str, Any]) -> Party:
    name = text(said, "piiController", "piiControllers › ")
    contact = next(filter(None, (text(said, each, "piiControllers › ") for each in ("email", "phone", "contact"))), "")
    return party(name, Role.CONTROLLER, text(said, "address", "piiControllers › "), contact)
