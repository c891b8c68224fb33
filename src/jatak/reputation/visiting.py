"""One request over https that follows no redirect and says how long it took."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from jatak.base.errors import UsageError

TIMEOUT = 10.0
"""Seconds for each step of a request."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    """With names in lower case."""
    milliseconds: float
    """From the first byte of the connection to the last of the answer."""
    valid_until: datetime | None = None
    """The end of the certificate."""


class Unreachable(Exception):
    """There was no answer, and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


class Visit(Protocol):
    """Makes one request; raises Unreachable."""

    def __call__(self, method: str, url: str, content_type: str = "", body: bytes = b"") -> Answer:
        """The answer to this request."""
        ...


class HttpsVisit:
    """Visits for real, trusting the system's certificates or those of a file; implements `Visit`."""

    def __init__(self, ca_file: str = "", timeout: float = TIMEOUT) -> None:
        try:
            self._context = ssl.create_default_context(cafile=ca_file or None)
        except OSError as error:
            raise UsageError(f"{ca_file} holds no certificates: {error.strerror}.", "Name a PEM file.") from error
        self._timeout = timeout

    def __call__(self, method: str, url: str, content_type: str = "", body: bytes = b"") -> Answer:
        """The answer to this request; raises Unreachable."""
        parts = urlsplit(url)
        connection = http.client.HTTPSConnection(
            str(parts.hostname), parts.port, timeout=self._timeout, context=self._context
        )
        headers = {"User-Agent": "jatak check-domain", **({"Content-Type": content_type} if content_type else {})}
        try:
            begun = time.perf_counter()
            connection.connect()
            valid_until = _end_of_certificate(connection.sock)
            connection.request(method, parts.path, body or None, headers)
            response = connection.getresponse()
            response.read()
            took = (time.perf_counter() - begun) * 1000
        except ssl.SSLCertVerificationError as error:
            raise Unreachable(
                f"the certificate is not valid: {error.verify_message}",
                "Install a certificate that mail providers trust, for this name, with its chain.",
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(_why(error, self._timeout), "Look at the name, the firewall and the proxy.") from error
        finally:
            connection.close()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, took, valid_until)


def _end_of_certificate(sock: object) -> datetime | None:
    certificate = sock.getpeercert() if isinstance(sock, ssl.SSLSocket) else None
    ends = certificate.get("notAfter") if certificate else None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(ends)), UTC) if ends else None


def _why(error: Exception, timeout: float) -> str:
    match error:
        case socket.gaierror():
            return "its name does not lead to an address"
        case TimeoutError():
            return f"no answer in {timeout:g} seconds"
        case ssl.SSLError():
            return f"TLS fails: {error.reason or error}"
        case ConnectionRefusedError():
            return "nobody listens there"
        case OSError():
            return f"it cannot be reached: {error.strerror or error}"
        case _:
            return f"the answer is no HTTP: {type(error).__name__}"
