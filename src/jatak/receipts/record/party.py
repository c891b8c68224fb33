"""Who takes part: companies, those who get the data, the authority."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a party is to the data (`party_role`)."""

    CONTROLLER = "dpv:DataController"
    PROCESSOR = "dpv:DataProcessor"
    THIRD_PARTY = "dpv:ThirdParty"
    AUTHORITY = "dpv:DataProtectionAuthority"


LEGAL_ENTITY = "dpv:LegalEntity"
"""What sort of party it is (`party_type`)."""
PARTY = "urn:jatak:party:"


@dataclass(frozen=True, slots=True)
class Party:
    """A party with what must be said of it; an empty text is missing."""

    id: str
    name: str
    role: str
    address: str = ""
    contact: str = ""
    type: str = LEGAL_ENTITY


def party(name: str, role: Role, address: str, contact: str, number: str = "") -> Party:
    """A party that is known by its registration number, else by its name: the same in every receipt."""
    known_by = hashlib.sha256((number.strip() or name.strip()).casefold().encode()).hexdigest()[:24]
    return Party(PARTY + known_by, name.strip(), role.value, address.strip(), contact.strip())
