"""Lines to and from a relay over one socket."""

import contextlib
import socket
import ssl
from dataclasses import dataclass

from jatak.delivery.smtp.outcome import Broken

LINE_LIMIT, REPLY_LIMIT = 4096, 65536


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its code and its lines."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Code and words in one line, as it is kept."""
        return f"{self.code} {' '.join(self.lines)}".strip()[:500]

    def __bool__(self) -> bool:
        return 200 <= self.code < 300


class Wire:
    """One connection; every failure is `Broken`, with what happened."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._rest = b""

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Go on over TLS; bytes that came before the handshake would be an attacker's (CVE-2011-0411)."""
        if self._rest:
            raise Broken("the relay spoke before TLS began")
        try:
            self._socket = context.wrap_socket(self._socket, server_hostname=host)
        except (OSError, ValueError) as error:
            raise Broken(f"TLS failed: {_said(error)}") from error

    @property
    def encrypted(self) -> bool:
        """Whether TLS is on."""
        return isinstance(self._socket, ssl.SSLSocket)

    def allow(self, seconds: float) -> None:
        """How long the next steps may wait for the other side."""
        self._socket.settimeout(seconds)

    def send(self, data: bytes) -> None:
        """Hand all bytes to the network."""
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise Broken(f"the connection broke: {_said(error)}") from error

    def heard_something(self) -> bool:
        """Whether the relay spoke, or hung up, without being asked."""
        patience = self._socket.gettimeout()
        self._socket.settimeout(0)
        try:
            more = self._socket.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return bool(self._rest)
        except OSError:
            return True
        finally:
            self._socket.settimeout(patience)
        self._rest += more
        return True

    def reply(self) -> Reply:
        """The next whole answer (RFC 5321 section 4.2)."""
        lines: list[str] = []
        size = 0
        while True:
            line = self._line()
            size += len(line)
            code, mark = line[:3], line[3:4]
            if (
                not code.isdigit()
                or not b"200" <= code <= b"599"
                or mark not in (b"", b" ", b"-")
                or size > REPLY_LIMIT
            ):
                raise Broken(f"the relay answered nonsense: {_shown(line)}")
            lines.append(_shown(line[4:]))
            if mark != b"-":
                return Reply(int(code), tuple(lines))

    def ask(self, command: str) -> Reply:
        """Send one command and wait for its answer."""
        if "\r" in command or "\n" in command:
            raise ValueError("a command is one line")
        self.send(command.encode() + b"\r\n")
        return self.reply()

    def close(self) -> None:
        """Hang up without a word."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def _line(self) -> bytes:
        while b"\n" not in self._rest:
            if len(self._rest) > LINE_LIMIT:
                raise Broken("the relay answered an endless line")
            try:
                more = self._socket.recv(4096)
            except OSError as error:
                raise Broken(f"no answer: {_said(error)}") from error
            if not more:
                raise Broken("the relay hung up")
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.rstrip(b"\r")


def _said(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "timed out"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:300]
