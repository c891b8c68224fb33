"""One object of expanded JSON-LD, read by short names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.terms import short, whole


class Node:
    """An object of a receipt, and where in the file it stands."""

    def __init__(self, content: dict[str, Any], where: str) -> None:
        self._content, self.where = content, where

    @property
    def id(self) -> str:
        """Its IRI, short; empty where it has none."""
        found = str(self._content.get("@id", ""))
        return "" if found.startswith("_:") else short(found)

    @property
    def types(self) -> tuple[str, ...]:
        """Its types, short."""
        return tuple(map(short, self._content.get("@type", ())))

    def nodes(self, *terms: str) -> Iterator["Node"]:
        """What stands under these terms; a text counts as the name of a thing, as many issuers write it."""
        for term in terms:
            for number, each in enumerate(self._content.get(whole(term), ()), 1):
                where = f"{self.where} › {term} {number}"
                yield Node({"@id": whole(str(each["@value"]))} if "@value" in each else each, where)

    def named(self, *terms: str) -> tuple[str, ...]:
        """The names of what stands under these terms, each once."""
        return tuple(dict.fromkeys(node.id for node in self.nodes(*terms) if node.id))

    def texts(self, term: str) -> tuple[str, ...]:
        """The texts under a term; an IRI counts as text."""
        found = (each.get("@value", each.get("@id")) for each in self._content.get(whole(term), ()))
        return tuple(str(each) for each in found if each is not None and not isinstance(each, dict | list))

    def text(self, *terms: str) -> str:
        """The first text under the first of these terms that has one; empty where there is none."""
        return next((text for term in terms for text in self.texts(term)), "")

    def instant(self, *terms: str) -> datetime | None:
        """An instant under these terms; without a zone it is UTC. Raises NotAReceipt with the place."""
        said = self.text(*terms)
        if not said:
            return None
        try:
            at = datetime.fromisoformat(said)
            return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
        except (ValueError, OverflowError):
            raise NotAReceipt(
                f"{self.where} › {terms[0]}", f"{said!r} is no instant.", "Write it as 2026-05-03T12:00:00Z."
            ) from None
