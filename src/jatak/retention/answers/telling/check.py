"""How anybody can check the answer."""

from jatak.evidence.page import Block, Cell, Code, Paragraph, Section
from jatak.gate.saying import languages
from jatak.retention.answers.blocks import Bullets
from jatak.retention.answers.data import FILE
from jatak.retention.answers.speech import Speech

COMMAND = "jatak-verify evidence.zip"
MEANS = {
    FILE: "file_data",
    "own-data.json": "file_data",
    "own-data.schema.json": "file_schema",
    "evidence.zip": "file_evidence",
}
OF_PERSON = ("own-data.json", "own-data.schema.json", "evidence.zip")


def section(speech: Speech, files: tuple[str, ...] = OF_PERSON) -> Section:
    """What lies beside the document, and what checks it."""
    listed: list[Cell] = [[Code(name), speech.say(MEANS[name])] for name in files]
    listed.append([Code(COMMAND), speech.say("file_check", command="").strip(" :")])
    english: list[Block] = [] if speech.language in languages() else [Paragraph(speech.say("in_english"))]
    return Section(speech.say("check_title"), [Paragraph(speech.say("check_lead")), Bullets(listed), *english], "check")
