"""`jatak inbound fetch`"""

from jatak.base.clock import now
from jatak.base.errors import JatakError, UsageError
from jatak.cli.output import Json, answer
from jatak.cli.role import work_as


def fetch(as_json: Json = False) -> None:
    """Read the mailbox once, as `jatak jobs` does every minute: each message is taken in, then moved."""
    work_as("web")
    from jatak.inbound.fetching import fetch as visit
    from jatak.inbound.fetching import mailbox

    if (box := mailbox()) is None:
        raise UsageError(
            "No mailbox is named.", "Set JATAK_INBOUND_IMAP_URL to imaps://user:password@imap.example.com/INBOX."
        )
    counted = visit(box, now)
    if counted is None:
        raise JatakError("The mailbox is being read already.", "Wait until that is done.")
    content = {"mailbox": box.name, "messages": counted.total(), "done": dict(counted)}
    answer(content, as_json, lambda: print(_told(box.name, counted)))


def _told(name: str, counted: dict[str, int]) -> str:
    done = ", ".join(f"{number} {deed}" for deed, number in sorted(counted.items()))
    return f"{name}: {done or 'nothing new'}"
