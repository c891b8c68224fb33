"""Each consent with the words and the form as they were shown."""

from collections.abc import Iterator, Mapping

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Code, Dim, Facts, Mark, Paragraph, Quote, Section
from jatak.retention.answers.blocks import Picture, Pictures
from jatak.retention.answers.seen import Seen, Shot

PARTS = ("headline", "benefit", "words", "withdrawal_words", "terms")
TONES = {"in_force": "yes", "ended": "no", "waits": "open"}


def section(seen: Seen) -> Section:
    """One card a yes, whatever companies and channels it was to."""
    speech = seen.speech
    entries = {event["entry"]["id"]: event for event in seen.rows["events"]}
    cards: list[Block] = [_card(records, entries.get(event), seen) for event, records in _by_event(seen).items()]
    lead: list[Block] = [Paragraph(speech.say("consents_lead" if cards else "consents_none"))]
    return Section(speech.say("consents_title"), lead + cards, "consents")


def in_force(records: list[Row]) -> int:
    """How many stand."""
    return sum(state(record) == "in_force" for record in records)


def state(record: Row) -> str:
    """Whether a consent stands, waits to be confirmed, or has ended."""
    if record["ended_at"] is not None:
        return "ended"
    return "waits" if record["needs_confirmation"] and record["confirmed_at"] is None else "in_force"


def _by_event(seen: Seen) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for record in seen.rows["records"]:
        found.setdefault(record["event"], []).append(record)
    return found


def _card(records: list[Row], event: Row | None, seen: Seen) -> Card:
    speech, first = seen.speech, records[0]
    companies = ", ".join(dict.fromkeys(seen.company_named(each["controller"]) for each in records))
    channels = speech.channels(list(dict.fromkeys(each["channel"] for each in records)))
    standing = _state(records)
    heading: list[Cell] = [speech.say("consent_to", company=companies, channels=channels)]
    mark = Mark(speech.say(standing), TONES[standing])
    entry = event["entry"] if event else {}
    notice = _of(seen.rows["notices"], entry.get("notice_text"))
    facts = Facts([*_facts(first, entry, seen), *_proof(event, notice, seen)])
    blocks = [facts, *_words(notice, seen), *_pictures(seen.shots.get(first["event"]), notice, entry, seen)]
    return Card([str(heading[0]), mark], speech.instant(first["given_at"]), blocks, f"consent-{first['event']}")


def _state(records: list[Row]) -> str:
    found = {state(each) for each in records}
    return next(each for each in ("in_force", "waits", "ended") if each in found)


def _facts(record: Row, entry: Row, seen: Seen) -> Iterator[tuple[str, Cell | None]]:
    speech, names = seen.speech, seen.names
    place = _of(seen.rows["collection_points"], entry.get("collection_point_version"))
    yield speech.say("how"), speech.word("via", entry["via"]) if entry else None
    if entry and entry["actor"] != "person":
        yield speech.say("who"), speech.word("by", entry["actor"])
    if place:
        yield speech.say("where"), speech.say("place_version", place=place["slug"], version=place["version"])
    yield speech.say("topics"), names.several("topics", record["topics"]) or speech.say("everything")
    yield speech.say("address"), seen.addresses().get(record["contact_point"] or "")
    yield speech.say("confirmed"), speech.instant(record["confirmed_at"])
    yield speech.say("last_used"), speech.instant(record["last_used_at"])
    yield speech.say("ended_on"), speech.instant(record["ended_at"])


def _proof(event: Row | None, notice: Row | None, seen: Seen) -> Iterator[tuple[str, Cell | None]]:
    speech = seen.speech
    if event is None:
        return
    beside = next((row for row in seen.rows["particulars"] if row["event"] == event["entry"]["id"]), None)
    if beside:
        yield speech.say("beside"), "; ".join(f"{name}: {_said(value)}" for name, value in beside["data"].items())
    yield speech.say("mark"), Code(event["commitment"])


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return str(value)


def _words(notice: Row | None, seen: Seen) -> list[Block]:
    if notice is None:
        return [Paragraph(Dim(seen.speech.say("words_unknown")))]
    said = "\n\n".join(notice[part].strip() for part in PARTS if (notice.get(part) or "").strip())
    return [Paragraph(Dim(seen.speech.say("words_shown"))), Quote(said, notice["language"])]


def _pictures(shots: list[Shot] | None, notice: Row | None, entry: Row, seen: Seen) -> list[Block]:
    if shots:
        return [Pictures([_picture(shot, seen) for shot in shots])]
    place = _of(seen.rows["collection_points"], entry.get("collection_point_version"))
    seen_as_page = notice and place and place["kind"] in ("form", "popup", "landing_page")
    return [Paragraph(Dim(seen.speech.say("no_picture")))] if seen_as_page else []


def _picture(shot: Shot, seen: Seen) -> Picture:
    speech = seen.speech
    phone = shot.device == "phone"
    what = speech.say("picture_phone" if phone else "picture_desktop")
    words = speech.say("picture_taken", what=what, day=speech.day(shot.taken_at), hash=shot.sha256)
    return Picture(shot.name, words, phone)


def _of(rows: list[Row], number: str | None) -> Row | None:
    return next((row for row in rows if row["id"] == number), None)
