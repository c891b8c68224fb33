"""Time stamps of a third party on heads of the log (RFC 3161): from then on nobody can have changed what was in it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates
from cryptography.x509.oid import NameOID
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from jatak.evidence.timestamp import Refused, by_whom
from jatak_verify.errors import Broken, Unreadable
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.log.der import as_response
from jatak_verify.log.head import Head, day
from jatak_verify.log.history import History

CHECK = "time stamps"
EARLY = timedelta(minutes=5)
"""So much the clock of the authority may be behind that of who signed."""
LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that holds: by whom, of when, and whether the reader trusts who it leads to."""

    by: str
    at: datetime
    trusted: bool


def authorities(file: Path) -> tuple[Certificate, ...]:
    """The certificates of a PEM file, roots of time-stamping authorities that the reader trusts; raises Unreadable."""
    try:
        with file.open("rb") as opened:
            return tuple(load_pem_x509_certificates(opened.read(LARGEST)))
    except (OSError, ValueError) as error:
        raise Unreadable(
            f"--tsa {file} holds no certificates in PEM.", "Get the root certificate of the authority."
        ) from error


def findings(history: History, roots: Sequence[Certificate]) -> Iterator[Finding]:
    """In words; nothing where no head was stamped."""
    troubles, found = Troubles(CHECK), list[Stamp]()
    for head in history.stamped:
        for token in head.stamps:
            try:
                found.append(stamp_of(token, head, roots))
            except Broken as broken:
                troubles.add(f"The time stamp on {head.words} does not hold: {broken.words}")
    yield from troubles.findings()
    if found and not troubles.count:
        yield from _told(found)


def stamp_of(token: bytes, head: Head, roots: Sequence[Certificate]) -> Stamp:
    """A time stamp on a head, checked; raises Broken."""
    try:
        response = decode_timestamp_response(as_response(token))
        certificates = [load_der_x509_certificate(each) for each in response.signed_data.certificates]
        _check(response, head, roots or _own_roots(certificates))
        return Stamp(_name(response, certificates), response.tst_info.gen_time, bool(roots))
    except VerificationError as error:
        raise Broken(f"{error}.") from error
    except Refused as refused:
        raise Broken(refused.message[:1].lower() + refused.message[1:]) from refused
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        raise Broken("it cannot be read.") from error


def _check(response: TimeStampResponse, head: Head, roots: Sequence[Certificate]) -> None:
    imprint = response.tst_info.message_imprint
    if imprint.message != hashlib.sha256(head.signed).digest():
        raise Broken("it is the stamp of something else.")
    if response.tst_info.gen_time < head.at - EARLY:
        raise Broken("it is older than what it stamps.")
    if not roots:
        raise Broken("it does not bring the certificate of its authority; name that with --tsa.")
    by_whom.check(response, response.time_stamp_token())
    # The certificates that came with the stamp may lead to a root, and are never believed by themselves.
    VerifierBuilder(roots=list(roots)).build().verify(response, imprint.message)


def _told(found: Sequence[Stamp]) -> Iterator[Finding]:
    names, last = ", ".join(sorted({stamp.by for stamp in found})), max(stamp.at for stamp in found)
    words = f"{names} stamped the log with the time, last on {day(last)}: {len(found):,} checked."
    yield Finding(CHECK, Verdict.HOLDS, f"{words} What was in it then is unchanged since.")
    if not all(stamp.trusted for stamp in found):
        words = (
            f"Nobody has vouched for {names} yet. Get its root certificate from itself, and run this again with --tsa."
        )
        yield Finding("authority", Verdict.OPEN, words)


def _own_roots(certificates: Sequence[Certificate]) -> list[Certificate]:
    """Certificates that came with the stamp and signed themselves."""
    return [each for each in certificates if each.issuer == each.subject]


def _name(response: TimeStampResponse, certificates: Sequence[Certificate]) -> str:
    serials = {signer.serial_number for signer in response.signed_data.signer_infos}
    for each in certificates:
        if each.serial_number in serials:
            names = each.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            return str(names[0].value) if names else each.subject.rfc4514_string()
    return "an authority without a name"
