"""What is locked, as an export has it: events, sales and papers like all others, and why each is still there."""

from collections.abc import Iterable
from typing import Any

from django.utils.dateparse import parse_datetime

from jatak.customers.models import Relation
from jatak.evidence.contents import Row
from jatak.evidence.manifest import instant
from jatak.retention.disclosure.buying import relation_row
from jatak.retention.disclosure.dossier import Rows
from jatak.retention.disclosure.events import event_row
from jatak.retention.disclosure.plain import plain
from jatak.retention.erasure.opening import Opened
from jatak.retention.models import Erasure, Kind, Locked

PAPER = ("event_id", "name", "content_type", "sha256", "added_at", "added_by")


def kept_rows(opened: Opened) -> Rows:
    """Events, relations and papers that are locked, each as a line of the data file of its kind."""
    return {
        "events": [event_row(each) for each in opened.events],
        "relations": [relation_row(_relation(each)) for each in opened.relations],
        "papers": [_paper(each.content) for each in opened.papers],
    }


def locked_rows(erasure: Erasure, locked: Iterable[Locked]) -> list[Row]:
    """For each locked thing its law and its day; it is named as the data file of its kind names it."""
    assert erasure.done_at is not None
    head = {"erasure": str(erasure.pk), "why": erasure.why, "erased_at": instant(erasure.done_at)}
    return [head | _locked(each) for each in locked]


def _locked(of: Locked) -> dict[str, Any]:
    ref = _hexadecimal(of.content["sha256"]) if of.kind == Kind.PAPER else of.ref
    company = None if of.controller_id is None else str(of.controller_id)
    return {"kind": of.kind, "ref": ref, "controller": company, "law": of.law, "until": instant(of.until)}


def _relation(content: dict[str, Any]) -> dict[str, Any]:
    """The row as PostgreSQL wrote it into JSON; its number elsewhere was not kept."""
    columns = [field.attname for field in Relation._meta.concrete_fields]
    return {name: _instant(name, content.get(name)) for name in columns if name != "external_key"} | {
        "external_key": None
    }


def _paper(content: dict[str, Any]) -> Row:
    row = {name: content[name] for name in PAPER} | {"sha256": bytes.fromhex(_hexadecimal(content["sha256"]))}
    return plain(row | {"added_at": parse_datetime(content["added_at"])})


def _instant(name: str, value: Any) -> Any:
    return parse_datetime(value) if isinstance(value, str) and name.endswith(("_at", "_begin", "_end")) else value


def _hexadecimal(value: str) -> str:
    """Bytes as PostgreSQL writes them, without their mark."""
    return value.removeprefix("\\x")
