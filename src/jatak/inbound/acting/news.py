"""What came in, in the words of who acts on it: the same for a mail and for what a provider tells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from jatak.inbound.correlating.tokens import Traces
from jatak.inbound.models import Kind
from jatak.inbound.reading.request import Request, Verdict


@dataclass(frozen=True, slots=True)
class News:
    """One thing that was heard; nothing of it is believed but what a token of ours or a signature proves."""

    kind: Kind
    traces: Traces = field(default_factory=Traces)
    status: str = ""
    permanent: bool | None = None
    reason: str = ""
    said: str = ""
    """What the other server said, or a provider."""
    of_address: bool = True
    """Whether a failure speaks of the address; else of the message, of its sender or of a system."""
    heard_by: str = "dsn"
    quarantine: str = ""
    """Why it must not be acted on, as a code."""
    request: Request = field(default_factory=lambda: Request(Verdict.NOTHING))
    feedback: str = ""
    """Of a complaint: its type in small letters (RFC 5965)."""
    sender: str = ""
    """The address that it says it is from."""
    sender_proven: bool = False
    """Whether our own server found the sender's domain to be true."""
    from_provider: bool = False
    """Whether a provider told it that proved itself: where no token is, the address it names is believed."""
    is_signed: Callable[[], bool] = field(default=lambda: True)
    """Whether a report is signed by whom it says it is from; may raise NamesAway."""
    subject: str = ""
    words: str = ""
    """What they wrote, without what they quoted."""
