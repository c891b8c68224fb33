"""Why one message went to one person, or did not."""

from jatak.delivery.models import Message
from jatak.evidence.contents import Contents
from jatak.retention.disclosure import messages
from jatak.retention.disclosure.dossier import Rows, dossier_of_message
from jatak.retention.disclosure.parts import parts
from jatak.retention.disclosure.telling.pages import page_of_message


def of_message(message: Message) -> Contents:
    """One message with its ground and decision, and all that its recipient told this company."""
    return contents_of(message, dossier_of_message(*messages.message(message.id)))


def contents_of(message: Message, rows: Rows) -> Contents:
    """The export of facts that were collected already."""
    asked = {
        "kind": "message",
        "message": str(message.id),
        "words": f"Everything about message {message.id}, and what its recipient told the company that sent it.",
    }
    return Contents(asked, parts(rows), lambda stamp: page_of_message(asked, rows, stamp))
