"""The receipt of a person at a company: every consent, and every relation that stands in for one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from jatak.consent.of_person import objections_of
from jatak.customers.of_person import relations_of
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.receipts.gathering.company import setting_of
from jatak.receipts.gathering.consents import consents_of
from jatak.receipts.gathering.customers import Told, customers_of
from jatak.receipts.gathering.names import number_of
from jatak.receipts.record.record import Kind, Profile, Receipt, Record
from jatak.site.environment import public_url


def records_of(person_id: int, company: Controller, at: datetime) -> list[Record]:
    """All records of a person at a company as they stand now, whole or not; `at` says by which law."""
    with acting_as("customers"):
        relations = relations_of(person_id, [company.pk])
    with acting_as("consent"):
        setting = setting_of(company, person_id, at)
        told = Told(relations, objections_of(person_id, [company.pk]))
        return [*consents_of(setting, person_id), *customers_of(setting, person_id, told)]


def receipt_of(person_id: int, company: Controller, at: datetime, event: UUID | None = None) -> Receipt | None:
    """What a person is given; of one yes alone where its event is named. None where there is nothing to tell."""
    records = records_of(person_id, company, at)
    if event is not None:
        records = [each for each in records if each.evidence.event == str(event)]
    return composed(records, at) if records else None


def composed(records: Sequence[Record], at: datetime) -> Receipt:
    """These records as one receipt: its number follows from what it says and when."""
    of_gdpr = all(each.profile is None or each.profile.of_gdpr for each in records)
    only_customers = all(each.kind is Kind.CUSTOMER for each in records)
    profile = Profile.RECEIPT_GDPR if of_gdpr and not only_customers else Profile.RECEIPT
    words_at = public_url().rstrip("/") + "/vocabulary/jatak.ttl"
    whole = Receipt(None, at, tuple(records), profile, words_at)
    return replace(whole, id=number_of(at.isoformat(), *records))
