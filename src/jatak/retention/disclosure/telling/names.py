"""Names for ids."""

from collections.abc import Iterable
from typing import Self

from jatak.evidence.contents import Row

NAMED = ("brands", "topics", "product_groups")


class Names:
    """What companies, brands, topics and product groups are called."""

    def __init__(self, companies: Iterable[Row]) -> None:
        every = list(companies)
        self._companies: dict[str, str] = {row["id"]: row["name"] for row in every}
        self._own: dict[str, dict[str, str]] = {
            kind: {own["id"]: own["name"] for row in every for own in row[kind]} for kind in NAMED
        }

    @classmethod
    def of(cls, rows: dict[str, list[Row]]) -> Self:
        """The names in an export."""
        return cls(rows["companies"])

    def company(self, number: str | None) -> str:
        """A company; None is every company."""
        return "every company" if number is None else self._companies.get(number, f"company {number}")

    def own(self, kind: str, number: str) -> str:
        """A brand, topic or product group of a company."""
        return self._own[kind].get(number, number)

    def several(self, kind: str, ids: Iterable[str]) -> str:
        """Several of them, with commas."""
        return ", ".join(self.own(kind, each) for each in ids)
