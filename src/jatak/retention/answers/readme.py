"""README.txt: what lies in an answer, in the reader's language."""

from collections.abc import Iterable

from jatak.retention.answers.speech import Speech
from jatak.retention.answers.telling.check import COMMAND, MEANS


def readme(speech: Speech, data: Iterable[str], evidence_sha256: str) -> bytes:
    """The text beside the files."""
    files = [(name, speech.say(MEANS[name])) for name in sorted([*data, "evidence.zip"])]
    lines = [
        speech.say("check_lead"),
        "",
        "answer.pdf",
        *(f"{name:<22}{means}" for name, means in files),
        "",
        speech.say("file_check", command=COMMAND),
        f"SHA-256 evidence.zip: {evidence_sha256}",
    ]
    return "\n".join(lines).encode() + b"\n"
