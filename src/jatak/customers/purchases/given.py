"""The e-mail addresses that a file names."""

from collections.abc import Iterator

from jatak.customers.purchases.values import NULL, copy_text
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise_email
from jatak.people.models import ContactKind


class GivenAddresses:
    """Every address once, as it was first written; a broken one is none, and the purchase stays."""

    def __init__(self) -> None:
        self._as_given: dict[str, str] = {}

    def read(self, text: str) -> str:
        """The normalised address for COPY; NULL for one that is empty or broken."""
        if not (bare := text.strip()):
            return NULL
        try:
            normalised = normalise_email(bare)
        except InvalidAddress:
            return NULL
        self._as_given.setdefault(normalised, bare)
        return copy_text(normalised)

    def rows(self) -> Iterator[tuple[str, str, bytes]]:
        """Normalised address, address as given, keyed hash."""
        for normalised, given in self._as_given.items():
            yield normalised, given, keyed_hash_of(ContactKind.EMAIL, normalised)
