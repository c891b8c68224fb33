"""What a company declares: checked, added, looked up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.people.country_names import countries
from jatak.people.models import Controller
from jatak.receipts.models import Declaration
from jatak.receipts.record.party import Role

ROLES = {"processor": Role.PROCESSOR, "third_party": Role.THIRD_PARTY}
MOST_MONTHS = 600
MOST_RECIPIENTS = 50


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody beside the company who gets the data."""

    name: str
    role: str
    address: str
    contact: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Who supervises the company (GDPR art. 77)."""

    name: str
    address: str
    contact: str


@dataclass(frozen=True, slots=True)
class Declared:
    """All that a company declares at once."""

    established_in: str
    stored_in: Sequence[str]
    processed_in: Sequence[str]
    authority: Authority
    recipients: Sequence[Recipient] = field(default_factory=tuple)
    kept_months: int | None = None


def declare(company: Controller, said: Declared, at: datetime, by: str) -> Declaration:
    """Add a declaration; the same as the newest again adds none. Raises UsageError where something is impossible."""
    columns = _checked(said)
    with atomic():
        newest = declaration_of(company)
        if newest is not None and all(getattr(newest, name) == value for name, value in columns.items()):
            return newest
        return Declaration.objects.create(controller=company, declared_at=at, declared_by=by, **columns)


def declaration_of(company: Controller) -> Declaration | None:
    """What holds now, None where nothing was declared."""
    return Declaration.objects.filter(controller=company).order_by("-id").first()


def _checked(said: Declared) -> Mapping[str, object]:
    stored, processed = (_countries(said.stored_in), _countries(said.processed_in))
    if not stored or not processed:
        raise UsageError("It is not said where the data lie.", "Name at least one country for each.")
    if said.kept_months is not None and not 1 <= said.kept_months <= MOST_MONTHS:
        raise UsageError(f"{said.kept_months} is no number of months.", f"Write a number from 1 to {MOST_MONTHS}.")
    if len(said.recipients) > MOST_RECIPIENTS:
        raise UsageError("That are too many recipients.", f"Name at most {MOST_RECIPIENTS}.")
    return {
        "established_in": _country(said.established_in),
        "stored_in": stored,
        "processed_in": processed,
        "authority_name": said.authority.name.strip(),
        "authority_address": said.authority.address.strip(),
        "authority_contact": said.authority.contact.strip(),
        "recipients": [_recipient(each) for each in said.recipients],
        "kept_months": said.kept_months,
    }


def _countries(codes: Iterable[str]) -> list[str]:
    return sorted({_country(each) for each in codes})


def _country(code: str) -> str:
    found = code.strip().upper()
    if found not in dict(countries()):
        raise UsageError(f"{code!r} is no country.", "Write its two letters (ISO 3166), such as those of a car.")
    return found


def _recipient(said: Recipient) -> dict[str, str]:
    if said.role not in ROLES:
        raise UsageError(f"{said.role!r} is no role.", f"There are: {', '.join(ROLES)}.")
    told = {name: getattr(said, name).strip() for name in ("name", "role", "address", "contact")}
    if not all(told.values()):
        raise UsageError(
            f"Of the recipient {said.name.strip() or '?'} something is missing.",
            "Give name, role, address and contact: a receipt must have them.",
        )
    return told
