"""A complaint as what was heard."""

from jatak.inbound.reading.bounces.returned import original
from jatak.inbound.reading.complaints.others import RECIPIENT, complained_of
from jatak.inbound.reading.complaints.report import fields_of, report, report_part, wrong_with
from jatak.inbound.reading.heard import Action, Heard, Kind, Report
from jatak.inbound.reading.mail.addresses import first_address
from jatak.inbound.reading.opened import Opened
from jatak.inbound.reading.tokens import tokens_of

FOLLOWS = {
    "abuse": Action.STOP_MARKETING,
    "fraud": Action.STOP_MARKETING,
    "virus": Action.IGNORE,
    "other": Action.STOP_MARKETING,
    "opt-out": Action.LEAVE,
    "opt-out-list": Action.LEAVE,
    "not-spam": Action.IGNORE,
    "auth-failure": Action.IGNORE,
    "dmarc": Action.IGNORE,
}
"""What each type asks for (RFC 5965 section 7.3 and its registry); a type that is not here is ignored (section 3.1)."""


def complaint(mail: Opened) -> Heard | None:
    """What a report of spam says, None where the mail is none."""
    part = report_part(mail.mail)
    if part is None:
        return _claimed(mail) or _of_another_kind(mail)
    fields = fields_of(part)
    if wrong := wrong_with(fields):
        return _doubtful(mail, wrong)
    read = report(fields, mail.headers)
    return _heard(mail, read, FOLLOWS.get(read.type, Action.IGNORE))


def _heard(mail: Opened, read: Report, action: Action) -> Heard:
    """The returned message is believed before the report's own fields, and the text for people never."""
    about = original(mail.returned, read.envelope_id)
    tokens = tokens_of(mail.headers, mail.returned, mail.status_text, (read.envelope_id,))
    return mail.heard(Kind.COMPLAINT, action, read.type, report=read, original=about, tokens=tokens)


def _doubtful(mail: Opened, wrong: str) -> Heard:
    return mail.heard(Kind.COMPLAINT, Action.QUARANTINE, "malformed_report", quarantine=wrong)


def _claimed(mail: Opened) -> Heard | None:
    """It says that it is a report, and holds none."""
    return _doubtful(mail, "report_without_fields") if mail.mail.type.report_type == "feedback-report" else None


def _of_another_kind(mail: Opened) -> Heard | None:
    inner = complained_of(mail.mail, mail.sender)
    if inner is None:
        return None
    said = next(
        (first_address(value) for value in (*mail.headers.every(*RECIPIENT), *inner.every(*RECIPIENT)) if value), ""
    )
    read = Report("abuse", user_agent=mail.sender, recipients=(said,) if said else ())
    return _heard(mail, read, Action.STOP_MARKETING)
