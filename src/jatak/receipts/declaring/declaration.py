"""What a company declares: checked, added, looked up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.people.country_names import countries
from jatak.people.models import Controller
from jatak.receipts.record.party import Role
from jatak.statements.models import Statement
from jatak.statements.standing import restate, standing

ROLES = {"processor": Role.PROCESSOR, "third_party": Role.THIRD_PARTY}
MOST_MONTHS = 600
NEEDED = ("name", "role", "address", "contact")
"""What a receipt must say of whoever gets the data."""
MOST_RECIPIENTS = 50


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody beside the company who gets the data."""

    name: str
    role: str
    address: str
    contact: str
    what: str = ""
    """What they do, such as hosting."""


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


def declare(company: Controller, said: Declared, at: datetime, by: str) -> Statement:
    """State it anew, and leave what else the company states; the same again adds nothing. Raises UsageError."""
    return restate(company, _checked(said), by, at)[0]


def declaration_of(company: Controller) -> Statement | None:
    """What holds now, None where nothing was declared."""
    found = standing(company)
    return found if found is not None and found.established_in else None


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
    told = {name: getattr(said, name).strip() for name in ("name", "role", "address", "contact", "what")}
    if not all(told[name] for name in NEEDED):
        raise UsageError(
            f"Of the recipient {said.name.strip() or '?'} something is missing.",
            "Give name, role, address and contact: a receipt must have them.",
        )
    return told
