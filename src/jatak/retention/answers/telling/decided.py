"""Every rule that was asked about one message, and what it answered."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Mark, Paragraph, Section, Table
from jatak.gate.situation import Tri
from jatak.retention.answers.reasons import said
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.speech import Speech

AGAIN = {True: "decided_again", False: "decided_differs", None: "decided_not"}
HOLDS = {Tri.YES: Mark("✓", "yes"), Tri.NO: Mark("–", "no"), Tri.UNKNOWN: Mark("?", "open")}


def section(seen: Seen) -> Section:
    """The decision in full, and whether it comes out the same today."""
    speech = seen.speech
    blocks: list[Block] = []
    for decision in seen.rows["decisions"]:
        head = [speech.say("rule"), speech.say("law_of"), ""]
        rows = [_rule(each, speech) for each in decision["whole"]["answers"]]
        blocks += [Paragraph(speech.say(AGAIN[decision["same_today"]])), Table(head, rows)]
    return Section(speech.say("decided_title"), blocks or [Paragraph(speech.say("none"))], "decided")


def _rule(answer: Row, speech: Speech) -> list[Cell]:
    return [said(answer, speech.language).words, speech.country(answer["country"]), HOLDS[Tri(answer["holds"])]]
