"""What is locked of one erasure, as an authority gets it: with salts, so that commitments can be checked."""

import base64
from typing import Any

from jatak.consent.entry import commitment_of, entry
from jatak.database.using import acting_as
from jatak.retention.disclosure.messages import messages_of
from jatak.retention.erasure.opening import Opened
from jatak.retention.models import Erasure


def written(erasure: Erasure, opened: Opened) -> dict[str, Any]:
    """Events with what they commit to, sales, papers, and the messages that stood on them."""
    with acting_as("web"):
        sent = [row for number in opened.people for row in messages_of(number, None)]
    events = [
        {
            "entry": entry(each),
            "salt": bytes(each.salt).hex(),
            "commitment": bytes(each.commitment).hex(),
            "leaf": opened.leaves.get(each.pk),
            "holds": commitment_of(each) == bytes(each.commitment),
        }
        for each in opened.events
    ]
    papers = [
        {**each.content, "data": base64.b64encode(bytes(each.data or b"")).decode(), "until": each.until.isoformat()}
        for each in opened.papers
    ]
    head = {"erasure": str(erasure.pk), "why": erasure.why, "done_at": erasure.done_at and erasure.done_at.isoformat()}
    return {**head, "events": events, "relations": opened.relations, "papers": papers, "messages": sent}
