"""Which country a person is in, when several sources name one."""

from dataclasses import dataclass, replace

from jatak.people.models import CountryOrigin


@dataclass(frozen=True, slots=True)
class Countries:
    """The country of a person, where it was learnt, and a second one of equal rank; then both packs must permit."""

    country: str | None = None
    origin: CountryOrigin | None = None
    other: str | None = None

    def told(self, country: str, origin: CountryOrigin) -> "Countries":
        """What is known after one more source has spoken: the stronger counts, equals stand beside each other."""
        if self.origin is None or origin < self.origin:
            return Countries(country, origin)
        if origin > self.origin or country in (self.country, self.other):
            return self
        return replace(self, other=country)
