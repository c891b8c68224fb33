"""Single fields of a Kantara receipt, each wrong one named by its place."""

from datetime import UTC, datetime
from typing import Any

from jatak.receipts.linked.errors import NotAReceipt

REMEDY = "Look at the field in the file, or ask whoever issued it for a whole receipt."
IN_MILLISECONDS = 100_000_000_000
"""The standard counts seconds; who counts a thousandth, as several products do, is beyond the year 5000 otherwise."""


def text(holder: dict[str, Any], name: str, where: str) -> str:
    """A text, empty where there is none; an address may be an object with its parts. Raises NotAReceipt."""
    said = holder.get(name)
    if isinstance(said, dict) and all(isinstance(each, str) for each in said.values()):
        return ", ".join(each.strip() for each in said.values() if each.strip())
    if said is None or isinstance(said, str):
        return (said or "").strip()
    raise fail(f"{where}{name}", f"{said!r:.60} is no text.")


def texts(holder: dict[str, Any], name: str, where: str) -> list[str]:
    """A list of texts; a text alone counts as one, as several products write it."""
    said = holder.get(name)
    every = said if isinstance(said, list) else [] if said is None else [said]
    if not all(isinstance(each, str) for each in every):
        raise fail(f"{where}{name}", f"{said!r:.60} is no list of texts.")
    return list(every)


def objects(holder: dict[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    """A list of objects, empty where there is none."""
    said = holder.get(name, [])
    if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
        raise fail(f"{where}{name}", f"{said!r:.60} is no list of objects.")
    return said


def flag(holder: dict[str, Any], name: str) -> bool:
    """Whether it says yes, as true or in words."""
    said = holder.get(name)
    return said is True or (isinstance(said, str) and said.strip().casefold() == "true")


def instant(holder: dict[str, Any], name: str) -> datetime | None:
    """Seconds since 1970 in UTC, None where there are none."""
    said = holder.get(name)
    if said is None:
        return None
    if isinstance(said, str) and said.strip().isdecimal() and len(said) < 20:
        said = int(said)
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise fail(name, f"{said!r:.60} is no number of seconds since 1970.")
    try:
        return datetime.fromtimestamp(said / 1000 if said > IN_MILLISECONDS else said, UTC)
    except (OverflowError, ValueError, OSError):
        raise fail(name, f"{said!r:.60} is no instant.") from None


def fail(where: str, what: str) -> NotAReceipt:
    """The error that names a place."""
    return NotAReceipt(where, what, REMEDY)
