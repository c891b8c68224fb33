"""Whether an answer of a time-stamping authority is what was asked for, and is to be believed (RFC 3161)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.x509 import Certificate
from rfc3161_client import (
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from jatak.evidence.timestamp import by_whom, der
from jatak.evidence.timestamp.refused import Refused
from jatak.evidence.timestamp.request import Request

GRANTED, WITH_CHANGES = 0, 1
SHA256 = "2.16.840.1.101.3.4.2.1"
OFF = timedelta(minutes=5)
"""So far its clock may be from ours."""
OK = bytes((0x30, 3, 0x02, 1, 0))
"""PKIStatusInfo: granted."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A time stamp that holds: when, under which policy, and its token (DER), which proves it."""

    at: datetime
    policy: str
    token: bytes


@dataclass(frozen=True, slots=True)
class Terms:
    """Whom to believe: root certificates, the one policy that is accepted (empty: any), and between which instants."""

    roots: Sequence[Certificate]
    policy: str
    asked_at: datetime
    got_at: datetime


def believed(answer: bytes, request: Request, terms: Terms) -> Stamped:
    """The time stamp in an answer (TimeStampResp, DER); raises Refused, which says what is wrong with it."""
    try:
        response = decode_timestamp_response(answer)
        _granted(response)
        stamp, token = response.tst_info, response.time_stamp_token()
        _is_of(response, request)
        _is_of_then(stamp.gen_time, terms)
        if terms.policy and stamp.policy.dotted_string != terms.policy:
            raise Refused(f"It was stamped under the policy {stamp.policy.dotted_string}, not {terms.policy}.")
        by_whom.check(response, token)
        wrapped = decode_timestamp_response(der.sequence(OK, token))
        VerifierBuilder(roots=list(terms.roots), nonce=request.nonce).build().verify(wrapped, request.imprint)
        return Stamped(stamp.gen_time, stamp.policy.dotted_string, token)
    except VerificationError as error:
        raise Refused(f"The time stamp does not hold: {error}.") from error
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise Refused("What came is no time stamp.") from error


def _granted(response: TimeStampResponse) -> None:
    if response.status not in (GRANTED, WITH_CHANGES):
        said = "; ".join(str(each) for each in response.status_string or ())
        raise Refused(f"The authority did not stamp: status {response.status}{f', {said}' if said else ''}.")


def _is_of(response: TimeStampResponse, request: Request) -> None:
    imprint = response.tst_info.message_imprint
    if imprint.hash_algorithm.dotted_string != SHA256 or imprint.message != request.imprint:
        raise Refused("It is the stamp of something else.")
    if response.tst_info.nonce != request.nonce:
        raise Refused("It answers another question: the nonce differs.")


def _is_of_then(at: datetime, terms: Terms) -> None:
    if not terms.asked_at - OFF <= at <= terms.got_at + OFF:
        raise Refused(f"Its time is {at:%Y-%m-%d %H:%M:%S} UTC, which is not now.")
