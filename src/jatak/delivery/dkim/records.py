"""What has to stand in the DNS so that others can verify (RFC 6376, section 3.6.1)."""

from dataclasses import dataclass

from jatak.delivery.dkim.algorithms import public_text
from jatak.delivery.dkim.folder import read_private
from jatak.delivery.dkim.key import Key

STRING_LIMIT = 255
"""Of one string of a TXT record, in bytes (RFC 1035, section 3.3.14)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One TXT record."""

    name: str
    value: str

    @property
    def strings(self) -> list[str]:
        """The value as the strings of the record."""
        return [self.value[start : start + STRING_LIMIT] for start in range(0, len(self.value), STRING_LIMIT)]

    def zone_line(self) -> str:
        """As a zone file has it."""
        strings = " ".join(f'"{string}"' for string in self.strings)
        return f"{self.name}. IN TXT ( {strings} )"


def record(domain: str, key: Key) -> Record:
    """The record of a key; raises BrokenKeys."""
    public = public_text(read_private(domain, key))
    return Record(f"{key.selector}._domainkey.{domain}", f"v=DKIM1; k={key.algorithm}; p={public}")
