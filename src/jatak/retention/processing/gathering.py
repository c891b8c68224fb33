"""What is set up, as a record of processing needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from jatak.consent.keeping import keeping_of
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as
from jatak.hooks.models import Endpoint
from jatak.onward.models import Partner
from jatak.people.models import Controller
from jatak.retention.processing.periods import Period, periods_of
from jatak.retention.processing.stating import stated
from jatak.statements.authorities import authority_of
from jatak.statements.standing import standing

CARRIERS = {"JATAK_SMTP_URL": "rec_mail", "JATAK_SMS_URL": "rec_sms", "JATAK_INBOUND_IMAP_URL": "rec_mailbox"}
HERE = ("localhost", "127.0.0.1", "::1")


class Recipient(NamedTuple):
    """Who gets data, and as what: the name of a sentence; and what they do, as the company says it."""

    name: str
    role: str
    what: str = ""


@dataclass(frozen=True)
class Processing:
    """All that a record says of one company."""

    company: Controller
    joint: list[str]
    recipients: list[Recipient]
    periods: list[Period]
    unconfirmed_days: int
    two_factor: str
    authority: str
    """Who supervises it: as it was stated, else that of its country; empty where neither is known."""
    stated: dict[str, str]


def processing_of(company: Controller) -> Processing:
    """What holds of a company today. Role web."""
    with acting_as("consent"):
        joint, days = _joint(company), keeping_of(company.pk).pending_days
    required = settings.JATAK_TWO_FACTOR == "required"
    return Processing(
        company,
        joint,
        list(dict.fromkeys([*_stated(company), *_partners(company), *_programs(company), *_carriers()])),
        periods_of(company),
        days,
        "rec_two_factor_required" if required else "rec_two_factor_offered",
        _authority(company),
        stated(company),
    )


def _joint(company: Controller) -> list[str]:
    """Those with whom it asks for one consent together."""
    versions = NoticeController.objects.filter(
        controller=company, version__joint=True, version__published_at__isnull=False
    )
    others = NoticeController.objects.filter(version__in=versions.values("version")).exclude(controller=company)
    return sorted(set(others.values_list("controller__name", flat=True)))


def _authority(company: Controller) -> str:
    found = standing(company)
    if found is None:
        return ""
    known = authority_of(found.established_in)
    return found.authority_name or (known.name if known else "")


def _stated(company: Controller) -> Iterator[Recipient]:
    found = standing(company)
    for each in found.recipients if found else []:
        yield Recipient(each["name"], f"rec_{each['role']}", each.get("what", ""))


def _partners(company: Controller) -> Iterator[Recipient]:
    for partner in Partner.objects.filter(controller=company, closed_at=None).order_by("name"):
        yield Recipient(partner.name, "rec_partner")


def _programs(company: Controller) -> Iterator[Recipient]:
    for endpoint in Endpoint.objects.filter(controller=company, closed_at=None).order_by("pk"):
        yield Recipient(urlsplit(endpoint.url).hostname or "", "rec_program")


def _carriers() -> Iterator[Recipient]:
    """Those on other hosts; of their addresses the host alone, since the rest holds passwords."""
    for name, role in CARRIERS.items():
        for address in (getattr(settings, name, "") or "").replace(",", " ").split():
            host = urlsplit(address).hostname
            if host and host not in HERE:
                yield Recipient(host, role)
