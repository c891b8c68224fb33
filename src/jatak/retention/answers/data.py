"""The same as data, for programs: what a document was written from, in named parts."""

import json
from collections.abc import Mapping
from typing import Any

from jatak.evidence.contents import Stamp
from jatak.evidence.manifest import instant
from jatak.retention.disclosure.dossier import Rows
from jatak.retention.disclosure.parts import HOLDS

FORMAT, VERSION = "jatak-answer", 1
FILE = "answer.json"
ON_THE_PAGE = {
    "shares": "how many messages stand on each decision, by state",
    "shown": "the first messages; all of them are in evidence.zip",
}
"""Parts of a document about a campaign that sum up what the evidence has whole."""


def answer_data(rows: Rows, stamp: Stamp) -> bytes:
    """What an authority is told of a message or a campaign, in UTF-8; instants are RFC 3339 in UTC, ids are text."""
    return encoded({"format": FORMAT, "format_version": VERSION} | made(stamp) | {"parts": parts(rows)})


def made(stamp: Stamp) -> dict[str, Any]:
    """When and with what the data were written."""
    return {"made_at": instant(stamp.at), "made_with": f"Jatak {stamp.version}"}


def parts(rows: Rows) -> dict[str, Any]:
    """The rows by the names of their parts, each with what it holds."""
    means = HOLDS | ON_THE_PAGE
    return {name: {"holds": means[name], "rows": list(each)} for name, each in sorted(rows.items())}


def encoded(whole: Mapping[str, Any]) -> bytes:
    """JSON for people and programs, with a line feed at its end."""
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
