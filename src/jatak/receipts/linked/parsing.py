"""The bytes of a receipt, as JSON that says each thing once."""

import json
import re
from collections.abc import Sequence
from typing import Any

from jatak.receipts.linked.errors import NotAReceipt

MOST_BYTES = 1 << 20
TOKEN = re.compile(rb"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
DEEPEST = 40
NO_LETTER = re.compile("[\\0\ud800-\udfff]")
"""A zero byte, and half of a pair (RFC 8259 section 8.2): neither can be kept in a database or shown."""


def parsed(data: bytes) -> dict[str, Any]:
    """The JSON object of a file; raises NotAReceipt with the line, or the name that is there twice."""
    if len(data) > MOST_BYTES:
        raise NotAReceipt("", f"The file has more than {MOST_BYTES:,} bytes; a receipt is smaller.")
    if TOKEN.fullmatch(data.strip()):
        raise NotAReceipt("", "This is a receipt inside a signed token (JWT).", "Unpack it, and give the JSON in it.")
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise NotAReceipt(f"byte {error.start}", "This is no text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise NotAReceipt(f"line {error.lineno}, column {error.colno}", f"This is no JSON: {error.msg}.") from None
    except RecursionError:
        raise NotAReceipt("", "The file is nested too deeply for a receipt.") from None
    except ValueError:  # What Python says of a number of thousands of digits.
        raise NotAReceipt("", "The file holds a number that is too long.") from None
    if not isinstance(found, dict):
        raise NotAReceipt("", "A receipt is one JSON object.")
    _shallow(found, DEEPEST)
    return found


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NotAReceipt(name, "It stands there twice in one object; several values belong in one list.")
        found[name] = value
    return found


def _no_number(text: str) -> Any:
    raise NotAReceipt(text, "This is no number of JSON.")


def _shallow(value: Any, left: int) -> None:
    if left == 0:
        raise NotAReceipt("", "The file is nested too deeply for a receipt.")
    if isinstance(value, str) and NO_LETTER.search(value):
        raise NotAReceipt(ascii(value)[:60], "It holds a zero byte, or half of a letter.")
    for each in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
        _shallow(each, left - 1)
