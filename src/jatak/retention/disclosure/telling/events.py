"""What was said, in order, in the words in which it was asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Code, Dim, Facts, Link, Paragraph, Quote, Section
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import ACTORS, KINDS, VIAS, channels, day, plainly, when

ABOUT = {"confirmed": "confirms", "withdrawn": "takes back", "lapsed": "ends", "stayed": "goes on with"}


@dataclass(frozen=True)
class Ledger:
    """Events with what they refer to."""

    names: Names
    notices: dict[str, Row]
    places: dict[str, Row]
    particulars: dict[str, Row]
    showings: dict[str, Row]
    papers: dict[str, list[Row]]
    imported: dict[str, Row]
    """By the event that a row brought."""
    addresses: dict[str, str]
    """By keyed hash."""

    @classmethod
    def of(cls, rows: dict[str, list[Row]]) -> "Ledger":
        """Of an export's rows."""
        return cls(
            Names.of(rows),
            {row["id"]: row for row in rows["notices"]},
            {row["id"]: row for row in rows["collection_points"]},
            {row["event"]: row for row in rows["particulars"]},
            {row["id"]: row for row in rows["showings"]},
            _by_event(rows["papers"]),
            {row["event"]: row for row in rows["imported_rows"]},
            {row["keyed_hash"]: row["address"] for row in rows["addresses"]},
        )


def _by_event(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["event"]].append(row)
    return found


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of events."""
    ledger = Ledger.of(rows)
    cards: list[Block] = [_card(event, ledger) for event in rows["events"]]
    return Section("What was said, in order", cards or [Paragraph("Nothing was ever said.")], "events")


def _card(event: Row, ledger: Ledger) -> Card:
    entry = event["entry"]
    notice = ledger.notices.get(entry["notice_text"] or "")
    shown = _shown(notice) if notice and entry["kind"] in ("given", "refused") else []
    facts = Facts([*_heard(entry), *_asked(entry, notice, ledger), *_beside(entry, ledger), *_kept(event, ledger)])
    return Card(KINDS[entry["kind"]] + _what(entry), when(entry["at"]), [*shown, facts], f"event-{entry['id']}")


def _what(entry: Row) -> str:
    if entry["kind"] == "objected":
        return " to surveys" if entry["survey"] else " to marketing"
    return ""


def _shown(notice: Row) -> list[Block]:
    parts = (notice.get(name, "") for name in ("headline", "benefit", "words", "withdrawal_words", "terms"))
    return [Quote("\n".join(part for part in parts if part), notice["language"])]


def _heard(entry: Row) -> Iterator[tuple[str, Cell | None]]:
    yield "who", ACTORS[entry["actor"]]
    yield "by", _via(entry)
    if when(entry["recorded_at"]) != when(entry["at"]):
        yield "heard here", when(entry["recorded_at"])


def _via(entry: Row) -> Cell:
    medium = VIAS[entry["via"]]
    return f"{medium}, message {entry['message']}" if entry["message"] else medium


def _asked(entry: Row, notice: Row | None, ledger: Ledger) -> Iterator[tuple[str, Cell | None]]:
    place = ledger.places.get(entry["collection_point_version"] or "")
    if place:
        kind = plainly(place["kind"])
        yield (
            "where",
            [f"{kind} “{place['slug']}”, version {place['version']}, of {ledger.names.company(place['controller'])}"],
        )
    yield "covers", _covers(entry, notice, ledger)
    yield "address", ledger.addresses.get(entry["address_hash"] or "") or _hash_of(entry)
    if notice and entry["kind"] in ("given", "refused"):
        published = f"published {day(notice['published_at'])}"
        yield (
            "words shown",
            f"notice “{notice['slug']}”, version {notice['version']} in “{notice['language']}”, {published}",
        )
        yield "their SHA-256", Code(notice["sha256"])
    if place and entry["kind"] == "given":
        yield "judged", _judged(place)
    if entry["about"]:
        yield ABOUT[entry["kind"]], Link("this yes", f"#event-{entry['about']}")


def _hash_of(entry: Row) -> Cell | None:
    return [Dim("known by its keyed hash alone"), Code(entry["address_hash"])] if entry["address_hash"] else None


def _covers(entry: Row, notice: Row | None, ledger: Ledger) -> str:
    names = ledger.names
    said = [names.company(entry["controller"]), channels(entry["channels"])]
    if notice and entry["kind"] in ("given", "confirmed"):
        said[0] = ", ".join(_company(each, names) for each in notice["companies"])
        if notice["topics"] and not entry["topic"]:
            said.append(f"topics {names.several('topics', notice['topics'])}")
        if notice["promised_per_month"]:
            said.append(f"at most {notice['promised_per_month']} messages in 30 days")
    if entry["topic"]:
        said.append(f"topic {names.own('topics', entry['topic'])}")
    if entry["brand"]:
        said.append(f"brand {names.own('brands', entry['brand'])}")
    if entry["survey"]:
        said.append("surveys")
    return "; ".join(said)


def _company(company: Row, names: Names) -> str:
    brands = f" ({names.several('brands', company['brands'])})" if company["brands"] else ""
    return names.company(company["controller"]) + brands


def _judged(place: Row) -> Cell:
    if not place["assessments"]:
        return Dim("nobody has judged yet what this yes is worth")
    last = place["assessments"][-1]
    said = [f"{plainly(name)}: {word}" for name, word in last["qualities"].items() if word != "unknown"]
    by = f"by {last['judged_by']} on {day(last['judged_at'])}"
    return f"{plainly(last['indication'])}; {'; '.join(said)} ({by})"


def _beside(entry: Row, ledger: Ledger) -> Iterator[tuple[str, Cell | None]]:
    if showing := ledger.showings.get(entry.get("served") or ""):
        yield "shown before", when(showing["at"])
    for paper in ledger.papers.get(entry["id"], ()):
        yield "paper", [paper["name"], Code(paper["sha256"])]
    if row := ledger.imported.get(entry["id"]):
        yield "brought by", [f"row {row['row']} of the file “{row['file']}”", Code(row["file_sha256"])]
        yield "which said", "; ".join(f"{name}: {cell}" for name, cell in row["cells"].items() if cell)


def _kept(event: Row, ledger: Ledger) -> Iterable[tuple[str, Cell | None]]:
    entry = event["entry"]
    particulars = ledger.particulars.get(entry["id"])
    if particulars:
        yield (
            "particulars",
            "; ".join(f"{plainly(name)}: {_said(value)}" for name, value in particulars["data"].items()),
        )
    elif entry["particulars_commitment"]:
        yield "particulars", Dim("erased, or not part of this export; the event stays proven without them")
    yield "event", Code(entry["id"])
    yield "commitment", Code(event["commitment"])


def _said(value: object) -> str:
    """A particular in words, also one that holds several."""
    if isinstance(value, Mapping):
        return ", ".join(f"{plainly(name)} {each}" for name, each in value.items())
    return str(value)
