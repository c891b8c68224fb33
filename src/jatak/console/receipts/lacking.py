"""What a receipt lacks, in words, and where it is filled in."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.people.models import Controller
from jatak.receipts.record.fields import Missing, Place, missing
from jatak.receipts.record.record import Receipt

FIELDS: dict[str, Any] = {
    "schema_version": _("the schema"),
    "record_id": _("the number of the record"),
    "pii_principal_id": _("whom it is about"),
    "privacy_notice": _("the words that were shown"),
    "language": _("the language of the words"),
    "purpose": _("what for"),
    "pii_information": _("which data"),
    "pii_controllers": _("who decides"),
    "storage_locations": _("where the data lie"),
    "retention_period": _("for how long proof is kept"),
    "jurisdiction": _("where the company is established"),
    "recipient_third_parties": _("who gets the data"),
    "withdrawal_method": _("how it is taken back"),
    "lawful_basis": _("on what ground"),
    "collection_method": _("by what way the data came"),
    "privacy_rights": _("which rights there are"),
    "authority_party": _("the data protection authority"),
    "processing_locations": _("where the data are worked with"),
    "event_state": _("what was said"),
    "event_time": _("when it was said"),
    "validity_duration": _("for how long it holds"),
    "entity_id": _("who said it"),
    "event_type": _("what sort of consent it is"),
    "party_id": _("who it is"),
    "party_name": _("the legal name"),
    "party_address": _("the postal address"),
    "party_contact": _("the contact"),
    "party_type": _("what sort of party it is"),
    "party_role": _("the role"),
}
"""The fields of the standard, as people would call them."""


class Lack(NamedTuple):
    """One thing that is missing."""

    words: str
    of: str
    link: str
    """Where it is filled in; empty where this account may not do that."""


def lacks_of(receipt: Receipt, company: Controller, may_set_up: bool) -> list[Lack]:
    """Everything that keeps a receipt from being handed over, each thing once."""
    every = [each for record in receipt.records for each in missing(record)]
    return list(
        dict.fromkeys(Lack(str(FIELDS[each.name]), each.of, _link(each, company, may_set_up)) for each in every)
    )


def _link(lack: Missing, company: Controller, may_set_up: bool) -> str:
    if not may_set_up:
        return ""
    if lack.place is Place.IDENTITY:
        return reverse("settings_company_edit", args=[company.pk, "identity"])
    return reverse("settings_company_receipts", args=[company.pk]) if lack.place is Place.RECEIPTS else ""
