"""A feedback report (RFC 5965) read field by field, and what is wrong with one."""

from collections import Counter
from collections.abc import Iterable

from jatak.inbound.reading.heard import Report
from jatak.inbound.reading.mail.addresses import first_address
from jatak.inbound.reading.mail.headers import Headers, headers_of
from jatak.inbound.reading.mail.part import Part

REQUIRED = ("feedback-type", "user-agent", "version")
ONCE = (
    *REQUIRED,
    "original-envelope-id",
    "original-mail-from",
    "arrival-date",
    "received-date",
    "reporting-mta",
    "source-ip",
    "incidents",
)


def report_part(mail: Part) -> Part | None:
    """The machine-readable part, None where the mail has none."""
    return next((part for part in mail.walk() if part.type.name == "message/feedback-report"), None)


def fields_of(part: Part) -> Headers:
    """Its fields, read from the text: the library takes them for a mail within the mail."""
    return headers_of(part.text.strip("\n").encode("utf-8", "replace"))


def wrong_with(fields: Headers) -> str:
    """Why the report is not believed, as a code; empty where it keeps to the standard."""
    counts = Counter(name for name, _ in fields.fields)
    if missing := [name for name in REQUIRED if not counts[name]]:
        return f"report_without_{missing[0].replace('-', '_')}"
    if doubled := [name for name in ONCE if counts[name] > 1]:
        return f"report_with_two_{doubled[0].replace('-', '_')}"
    return "report_with_two_arrival_dates" if counts["arrival-date"] and counts["received-date"] else ""


def report(fields: Headers, outer: Headers) -> Report:
    """The fields as values."""
    signed = signers(outer)
    domain = first_address(outer.first("from")).rpartition("@")[2].lower()
    return Report(
        type=fields.first("feedback-type").strip().lower(),
        user_agent=fields.first("user-agent"),
        version=fields.first("version"),
        mail_from=first_address(fields.first("original-mail-from")),
        recipients=_addresses(fields.every("original-rcpt-to", "removal-recipient")),
        arrived=fields.first("arrival-date") or fields.first("received-date"),
        reporting_mta=fields.first("reporting-mta").partition(";")[2].strip() or fields.first("reporting-mta").strip(),
        source_ip=(fields.first("source-ip").split() or [""])[0],
        incidents=_count(fields.first("incidents")),
        envelope_id=fields.first("original-envelope-id"),
        authentication_results=fields.every("authentication-results"),
        domains=fields.every("reported-domain"),
        uris=fields.every("reported-uri"),
        auth_failure=fields.first("auth-failure").strip().lower(),
        signed_by=signed,
        aligned=any(domain == one or domain.endswith(f".{one}") for one in signed if "." in one),
    )


def signers(headers: Headers) -> tuple[str, ...]:
    """The domains of the signatures that a mail carries (RFC 6376), unverified."""
    tags = (tag.partition("=") for value in headers.every("dkim-signature") for tag in value.split(";"))
    return tuple(
        dict.fromkeys(value.strip().lower() for name, _, value in tags if name.strip() == "d" and value.strip())
    )


def _addresses(values: Iterable[str]) -> tuple[str, ...]:
    found = (first_address(value.replace("rfc822;", " ")) for value in values)
    return tuple(dict.fromkeys(address for address in found if address))


def _count(said: str) -> int:
    return min(int(said), 1_000_000) if said.strip().isascii() and said.strip().isdigit() and len(said) < 8 else 1
