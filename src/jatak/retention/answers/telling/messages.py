"""Each message, and why it was sent or not, in sentences."""

from collections.abc import Iterator

from jatak.content.placeholders import fill
from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Dim, Facts, Inline, Link, Mark, Paragraph, Section
from jatak.gate.saying import ENGLISH
from jatak.retention.answers.blocks import Sentence
from jatak.retention.answers.reasons import Reason, because
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.telling.laws import cites_of, listed
from jatak.retention.disclosure.decisions import key_of

SHOWN = 200
"""So many stand in the document; all of them are in the data."""
STATES = {
    "accepted": ("state_sent", "yes"),
    "refused": ("state_refused", "no"),
    "dropped": ("state_dropped", "no"),
    "uncertain": ("state_uncertain", "open"),
}
DROPS = {"person_gone": "gone_person", "address_gone": "gone_address", "no_text_in_language": "no_text"}
"""Drops that no rule of law made."""


def section(seen: Seen) -> Section:
    """The messages, the newest first."""
    speech, every = seen.speech, seen.rows["messages"]
    shown = list(reversed(every[-SHOWN:]))
    decisions = {key_of(row): row for row in seen.rows["decisions"]}
    cards: list[Block] = [_card(row, decisions.get(key_of(row)), seen) for row in shown]
    blocks: list[Block] = [Paragraph(speech.say("messages_lead" if cards else "messages_none"))]
    if len(every) > len(shown):
        counts = {"shown": speech.number(len(shown)), "total": speech.number(len(every))}
        blocks.append(Paragraph(speech.say("messages_more", **counts)))
    return Section(speech.say("messages_title"), blocks + cards, "messages")


def subject_of(row: Row, seen: Seen) -> str:
    """The subject in the reader's language, else in the first that there is."""
    template = next((each for each in seen.rows["templates"] if each["id"] == row["template_version"]), None)
    texts = {each["language"]: each["subject"] for each in template["texts"]} if template else {}
    wanted = [seen.person["language"] if seen.person else "", seen.speech.language]
    found = next((texts[each] for each in wanted if each in texts), None) or next(iter(texts.values()), "")
    return _filled(found, row, seen) or (template["slug"] if template else f"{seen.speech.say('number')} {row['id']}")


def _filled(subject: str, row: Row, seen: Seen) -> str:
    """As it was in the mailbox."""
    name = seen.person["name"] if seen.person else ""
    return fill(subject, {"name": name, "company": seen.company_named(row["controller"]), "email": ""})


def why(row: Row, decision: Row | None, seen: Seen) -> Reason:
    """Why it went or did not."""
    if row["answer"] in DROPS:
        return Reason(seen.speech.say(DROPS[row["answer"]]), seen.speech.language)
    if decision is None:
        return Reason(seen.speech.say("unknown"), seen.speech.language)
    return because(decision["whole"], seen.speech.language)


def ground_of(row: Row, seen: Seen) -> Cell:
    """On which consent or purchase it stood."""
    speech = seen.speech
    given = next((each["given_at"] for each in seen.rows["records"] if each["event"] == row["consent_event"]), None)
    if given:
        return Link(speech.say("on_consent", day=speech.day(given)), f"#consent-{row['consent_event']}")
    since = next((each["concluded_at"] for each in seen.rows["relations"] if each["id"] == row["relation"]), None)
    return speech.say("on_relation", day=speech.day(since)) if since else speech.say("on_nothing")


def sources(decision: Row) -> list[Inline]:
    """Where the law says so."""
    return listed(cites_of(decision["whole"]))


def tone(row: Row) -> tuple[str, str]:
    """The words of a state, and how it is marked."""
    return STATES.get(row["state"], ("state_waiting", "open"))


def _card(row: Row, decision: Row | None, seen: Seen) -> Card:
    speech, reason = seen.speech, why(row, decision, seen)
    words, mark = tone(row)
    at = row["settled_at"] or row["offered_at"] or row["created_at"]
    permits = None if decision is None else bool(decision["permitted"])
    sentence = Sentence(reason.words, reason.language if reason.language != ENGLISH else "en", permits)
    heading: list[Inline] = [subject_of(row, seen), Mark(speech.say(words), mark)]
    return Card(heading, speech.instant(at), [sentence, Facts([*_facts(row, decision, seen)])], f"message-{row['id']}")


def _facts(row: Row, decision: Row | None, seen: Seen) -> Iterator[tuple[str, Cell | None]]:
    speech = seen.speech
    yield speech.say("sent_from"), seen.company_named(row["controller"])
    yield speech.say("went_to"), seen.addresses().get(row["contact_point"] or "") or Dim("–")
    if decision is None or decision["permitted"]:
        yield speech.say("stood_on"), ground_of(row, seen)
    if decision and decision["whole"]["sources"]:
        country = decision["whole"]["country"]
        yield (
            speech.say("law_of"),
            [speech.country(country) + ":", *sources(decision)] if country else sources(decision),
        )
    yield speech.say("number"), row["id"]
