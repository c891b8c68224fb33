"""Complaints that are no feedback report: Microsoft's programme for junk mail, and what older networks send."""

import re

from jatak.inbound.reading.mail.headers import Headers
from jatak.inbound.reading.mail.part import Part

SENDERS = re.compile(
    r"^(?:staff@hotmail\.com|scomp@aol\.(?:net|com)|(?:fbl|feedback|feedbackloop|fbl-[\w-]+|complaints?|arf|abuse-?report\w*)@)",
    re.IGNORECASE,
)
SUBJECTS = re.compile(
    r"^(?:complaint about message from|email feedback report for ip|client tos notification"
    r"|abuse report|spam report|spam complaint)\b",
    re.IGNORECASE,
)
RECIPIENT = ("x-hmxmroriginalrecipient", "x-rocket-track", "x-original-recipient")


def complained_of(mail: Part, sender: str) -> Headers | None:
    """The headers of the message that is complained of; None where it is no complaint of a known kind."""
    if not (
        SENDERS.search(sender)
        and (SUBJECTS.search(mail.headers.first("subject")) or "x-hmxmroriginalrecipient" in mail.headers)
    ):
        return None
    inner = [part.parts[0].headers for part in mail.walk() if part.parts and part.type.main != "multipart"]
    return inner[0] if inner else Headers()
