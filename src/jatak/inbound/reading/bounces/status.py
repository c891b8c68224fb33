"""Where a delivery status stands: in a part of its own, in a forwarded notice, in the text, or in the headers."""

import re

from jatak.inbound.reading.bounces.fields import Block, blocks
from jatak.inbound.reading.mail.part import Part

STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
IN_TEXT = re.compile(r"^(?:Final|Original)-Recipient:", re.MULTILINE | re.IGNORECASE)


def status_of(mail: Part, notice: str) -> tuple[dict[str, str], list[Block]]:
    """The fields of the message, and those of each recipient; nothing where there is no delivery status."""
    for deep in (False, True):
        for part in mail.walk(into_mails=deep):
            if part.type.name in STATUS_TYPES:
                message, every = blocks(part.text)
                if every:
                    return message, every
    if match := IN_TEXT.search(notice):
        return blocks(notice[max(notice.rfind("\n\n", 0, match.start()), 0) :])
    headers = "\n".join(f"{name}: {value}" for name, value in mail.headers.fields if "recipient" in name)
    return blocks(headers) if IN_TEXT.search(headers) else ({}, [])
