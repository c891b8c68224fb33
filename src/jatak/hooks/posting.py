"""One POST to a program of others: no redirect is followed, nothing large is read, and it ends in time."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jatak.hooks.allowed import NotAllowed, Target, target_of

DEADLINE = 15.0
"""Seconds from the first byte to the last, however slowly they come."""
READ = 64 << 10
"""Bytes of an answer that are read."""
KEPT = 300
"""Characters of it that are kept to be shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int | None
    """None: there was no answer."""
    said: str
    """The beginning of the answer, or why there was none."""
    milliseconds: int

    @property
    def taken(self) -> bool:
        """Whether the program took the call: any 2xx."""
        return self.status is not None and 200 <= self.status < 300


def post(url: str, headers: Mapping[str, str], body: bytes) -> Answer:
    """Send it once and tell what came back; a failure is an answer too, so nothing is raised."""
    begun = time.perf_counter()
    status: int | None = None
    try:
        status, said = _sent(target_of(url), headers, body)
    except NotAllowed as error:
        said = f"{error.message} {error.remedy}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        said = _why(error, time.perf_counter() - begun)
    return Answer(status, said, int((time.perf_counter() - begun) * 1000))


def _sent(target: Target, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    connection = _connection(target)
    try:
        connection.connect()
        with _cut_off_in_time(connection.sock):
            path = (target.parts.path or "/") + (f"?{target.parts.query}" if target.parts.query else "")
            connection.request("POST", path, body, dict(headers))
            response = connection.getresponse()
            return response.status, _beginning(response.read(READ))
    finally:
        connection.close()


class _Plain(http.client.HTTPConnection):
    """Connects to the address that was judged, and to no other."""

    address = ""

    def connect(self) -> None:
        """The name in the header stays that of the program."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    """The same over TLS, whose certificate must be that of the name."""

    address = ""
    context = ssl.create_default_context()

    def connect(self) -> None:
        """The name in the handshake stays that of the program."""
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.context.wrap_socket(plain, server_hostname=self.host)


def _connection(target: Target) -> http.client.HTTPConnection:
    kind = _Secure if target.parts.scheme == "https" else _Plain
    made = kind(str(target.parts.hostname), target.port, timeout=DEADLINE)
    made.address = target.address
    return made


@contextlib.contextmanager
def _cut_off_in_time(sock: socket.socket) -> Iterator[None]:
    """A time-out counts each byte anew; who sends one now and then is cut off too. Raises TimeoutError then."""
    late = threading.Event()

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(DEADLINE, cut)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if late.is_set():
        raise TimeoutError


def _beginning(answer: bytes) -> str:
    text = " ".join(answer[: 4 * KEPT].decode("utf-8", "replace").replace("\0", "").split())
    return text[:KEPT]


def _why(error: Exception, seconds: float) -> str:
    if isinstance(error, TimeoutError) or seconds >= DEADLINE:
        return f"There was no answer in {DEADLINE:g} seconds."
    match error:
        case socket.gaierror():
            return "Its name leads to no address."
        case ssl.SSLCertVerificationError():
            return f"The certificate is not valid: {error.verify_message}"
        case ssl.SSLError():
            return f"TLS fails: {error.reason or 'no reason given'}"
        case ConnectionRefusedError():
            return "Nobody listens there."
        case OSError():
            return f"It cannot be reached: {error.strerror or type(error).__name__}"
        case _:
            return f"The answer is no HTTP: {type(error).__name__}"
