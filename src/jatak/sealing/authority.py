"""The time-stamping authority that the operator chose, and asking it over HTTP (RFC 3161 section 3.4)."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.x509 import Certificate, load_pem_x509_certificates

from jatak.base.errors import JatakError, UsageError
from jatak.site.environment import timestamp_ca

SECONDS = 20.0
LONGEST = 60.0
"""Seconds for a whole answer, also of a server that sends a byte now and then."""
LARGEST = 256 << 10
"""Bytes of an answer; one is some thousands."""
HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class Unreachable(JatakError):
    """No answer came, or one that is no time stamp at all."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "It is asked again by itself; look at JATAK_TIMESTAMP_URL if it stays so.")


def roots() -> Sequence[Certificate]:
    """The certificates of JATAK_TIMESTAMP_CA; raises UsageError where there are none, since then nobody is believed."""
    file = timestamp_ca()
    if not file:
        raise UsageError(
            "JATAK_TIMESTAMP_CA is not set, so no time stamp can be believed.",
            "Set it to a file with the authority's root certificate in PEM.",
        )
    try:
        return load_pem_x509_certificates(Path(file).read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(
            f"JATAK_TIMESTAMP_CA: {file} holds no certificates.", "Write the root certificate to it, in PEM."
        ) from error


def asked(url: str, request: bytes) -> bytes:
    """The bytes of the authority's answer to a TimeStampReq; raises Unreachable."""
    parts = urlsplit(url)
    connection = _connection(str(parts.hostname), parts.port, parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.connect()
        with _at_most(LONGEST, connection.sock):
            connection.request("POST", path, request, HEADERS)
            response = connection.getresponse()
            answer = response.read(LARGEST)
    except (OSError, http.client.HTTPException, ValueError) as error:  # The last of a name or path that cannot be.
        raise Unreachable(f"{parts.hostname} does not answer: {error or type(error).__name__}.") from error
    finally:
        connection.close()
    if response.status != http.client.OK:
        raise Unreachable(f"{parts.hostname} answers {response.status} {response.reason}.")
    return answer


@contextmanager
def _at_most(seconds: float, line: socket.socket) -> Iterator[None]:
    """Hang up when the time is over."""
    clock = threading.Timer(seconds, line.shutdown, [socket.SHUT_RDWR])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _connection(host: str, port: int | None, secure: bool) -> http.client.HTTPConnection:
    if secure:
        return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=SECONDS)
