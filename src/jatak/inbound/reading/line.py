"""What was heard, as one line for programs."""

import json

from jatak.inbound.reading.heard import Heard


def as_line(file: str, heard: Heard) -> str:
    """A JSON object in one line of ASCII, which no mail and no file name can break."""
    return json.dumps(fields(file, heard))


def fields(file: str, heard: Heard) -> dict[str, object]:
    """The fields, always all of them."""
    return {
        "file": file,
        "kind": heard.kind.value,
        "recipient": heard.recipient,
        "recipients": list(heard.recipients),
        "status": heard.status,
        "permanent": heard.permanent,
        "reason": heard.quarantine or heard.reason,
        "language": heard.language,
        "action": heard.action.value,
    }
