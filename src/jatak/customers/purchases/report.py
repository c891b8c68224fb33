"""What a load did, for people and for programs."""

from dataclasses import dataclass, field
from typing import Any

from jatak.customers.purchases.tally import Refusals, Tally


@dataclass
class Report:
    """The counts of one file; `customers` are those who have something left, as of the end of all purchases."""

    file: str
    controller: str
    already_loaded: bool = False
    lines: int = 0
    sales: int = 0
    cancellations: int = 0
    customers: int = 0
    customers_with_nothing_left: int = 0
    guest_lines: int = 0
    customers_of_unknown_country: int = 0
    unknown_countries: dict[str, int] = field(default_factory=dict)
    """Lines, by the name in the file; those that name no one country included."""
    refused: Refusals = field(default_factory=Refusals)
    broken_addresses: Refusals = field(default_factory=Refusals)
    others_addresses: int = 0
    """Customers who gave an address that is another person's."""
    already_known: int = 0
    """Lines that an earlier file had brought."""
    known_differently: int = 0
    """Of those, the ones that now tell another quantity or customer; they stay as they were first told."""
    shifted_days: int = 0
    options: dict[str, str] = field(default_factory=dict)
    """What was asked for; of a file that was loaded already, what it was loaded with then."""
    seconds: float = 0.0

    def take(self, tally: Tally) -> None:
        """Take over what was met while reading."""
        self.lines = tally.lines
        self.refused, self.broken_addresses = tally.refused, tally.broken_addresses
        self.unknown_countries = dict(tally.unknown_countries.most_common(100))

    def as_json(self) -> dict[str, Any]:
        """The report as one object; `refused` and `broken_addresses` name counts and first lines by reason."""
        plain = {name: value for name, value in vars(self).items() if not isinstance(value, Refusals)}
        refusals = {"refused": self.refused.as_json(), "broken_addresses": self.broken_addresses.as_json()}
        return plain | refusals | {"refused_lines": self.refused.total(), "seconds": round(self.seconds, 1)}
