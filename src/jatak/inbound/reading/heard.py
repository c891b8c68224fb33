"""What one mail that came in says, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.inbound.reading.request import Request


class Kind(StrEnum):
    """What a mail is."""

    BOUNCE = "bounce"
    """A message did not arrive, or has not yet."""
    COMPLAINT = "complaint"
    """A feedback report (RFC 5965)."""
    AUTO_REPLY = "auto_reply"
    """A program answered (RFC 3834)."""
    OPT_OUT = "opt_out"
    """Somebody wants to be left alone."""
    POST = "post"
    """For a person."""
    UNKNOWN = "unknown"
    """It could not be read."""


class Action(StrEnum):
    """What Jatak does with it."""

    MARK_UNDELIVERABLE = "mark_undeliverable"
    COUNT_TEMPORARY = "count_temporary"
    NOTE_REFUSAL = "note_refusal"
    """The message or its sender was refused; the address is as good as before."""
    STOP_MARKETING = "stop_marketing"
    LEAVE = "leave"
    ASK_A_PERSON = "ask_a_person"
    """The words may be a request: a person looks, and marketing is held until then."""
    PASS_ON = "pass_on"  # noqa: S105 (no password)
    IGNORE = "ignore"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Failure:
    """What a bounce says of one recipient."""

    recipient: str
    """The address that was written to, as far as the notice tells."""
    final: str = ""
    """The address that failed in the end, where it is another."""
    status: str = ""
    """An enhanced status code (RFC 3463); of a bare reply code its class, such as `5.0.0`."""
    permanent: bool = False
    reason: str = ""
    """One of `phrases/reasons.toml`, or `unspecified`."""
    speaks_of: str = "address"
    """Whom the reason is about: address, message, sender or system."""
    action: str = ""
    """Of a delivery status notification, in small letters."""
    said: str = ""
    """The words of the receiver, at most 500 letters."""


@dataclass(frozen=True, slots=True)
class Original:
    """What is known of the message that a report is about, from its headers where they came back."""

    message_id: str = ""
    """Without its angle brackets."""
    feedback_id: str = ""
    """Its CFBL-Feedback-ID (RFC 9477), white space taken out."""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    envelope_id: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A feedback report (RFC 5965, 6591), its fields as they are; lists where more than one is allowed."""

    type: str
    """Such as `abuse`, in small letters."""
    user_agent: str = ""
    version: str = ""
    mail_from: str = ""
    recipients: tuple[str, ...] = ()
    arrived: str = ""
    """The date as it was written."""
    reporting_mta: str = ""
    source_ip: str = ""
    incidents: int = 1
    envelope_id: str = ""
    authentication_results: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    uris: tuple[str, ...] = ()
    auth_failure: str = ""
    signed_by: tuple[str, ...] = ()
    """Domains that claim to have signed the report itself; whether they did is to be verified by whoever acts."""
    aligned: bool = False
    """One of them is the domain of the From or a parent of it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What may name one of our messages; none of it is believed before its seal was checked."""

    bounce: tuple[str, ...] = ()
    """Of `bounce+TOKEN@`, wherever it stands."""
    leave: tuple[str, ...] = ()
    """Of `leave+TOKEN@` to which this mail itself was sent: a request."""
    leave_returned: tuple[str, ...] = ()
    """Of `leave+TOKEN@` in the headers of a message that came back: a name, no request."""
    feedback: tuple[str, ...] = ()
    message_ids: tuple[str, ...] = ()
    """Of the messages that this one answers or returns, without angle brackets."""
    envelope_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One mail: what it is, what follows, and what is needed to find whom it is about."""

    kind: Kind
    action: Action
    reason: str = ""
    permanent: bool = False
    """Whether this message will never arrive; false for what is no bounce."""
    language: str = ""
    """As ISO 639-1, where it could be told."""
    failures: tuple[Failure, ...] = ()
    report: Report | None = None
    request: Request | None = None
    original: Original = Original()
    tokens: Tokens = Tokens()
    sender: str = ""
    """The address of From: never a proof of anything."""
    to: tuple[str, ...] = ()
    subject: str = ""
    message_id: str = ""
    text: str = ""
    """What was written, quotes still in it, at most 128 kB."""
    quarantine: str = ""
    """Why nothing is done before a person has looked; empty where nothing is wrong."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every address that it is about, first the one written to, then the one that failed in the end."""
        about = [address for one in self.failures for address in (one.recipient, one.final)]
        of_report = self.report.recipients or self.original.recipients if self.report else ()
        return tuple(dict.fromkeys(address for address in (*about, *of_report) if address))

    @property
    def recipient(self) -> str:
        """The first of them; of an opt-out or an answer whoever wrote it."""
        return next(iter(self.recipients), "" if self.kind in (Kind.BOUNCE, Kind.COMPLAINT) else self.sender)

    @property
    def status(self) -> str:
        """The status of the recipient that decides."""
        return self.failures[0].status if self.failures else ""
