"""A small SMTP server on loopback that takes every mail, as slowly as it is told, and keeps it as a file."""

import socketserver
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Received:
    """One mail as it came over the wire."""

    at: float
    """time.time() when its first byte was asked for."""
    sender: str
    recipient: str
    data: bytes = field(repr=False)


class Sink:
    """Listens while it is entered."""

    def __init__(self) -> None:
        self.delay = 0.0
        """Seconds that it lets each mail wait for its answer."""
        self.folder: Path | None = None
        """Where each mail is also written to."""
        self.received: list[Received] = []
        self._server = _Server(("127.0.0.1", 0), _Conversation)
        self._server.sink = self

    @property
    def url(self) -> str:
        """As JATAK_SMTP_URL; one connection, so that one can watch."""
        return f"smtp://127.0.0.1:{self._server.server_address[1]}?connections=1"

    def take(self, received: Received) -> None:
        """Keep one mail."""
        time.sleep(self.delay)
        self.received.append(received)
        if self.folder:
            name = f"{len(self.received):04d}-{received.recipient.partition('@')[0]}.eml"
            (self.folder / name).write_bytes(received.data)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    sink: Sink


class _Conversation(socketserver.StreamRequestHandler):
    """One connection; it welcomes all that a client may say (RFC 5321)."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        sender = recipient = ""
        self._say("220 sink")
        while line := self.rfile.readline().decode("utf-8", "replace").strip():
            verb = line[:4].upper()
            if verb == "MAIL":
                sender = _path(line)
            elif verb == "RCPT":
                recipient = _path(line)
            if verb == "DATA":
                self._take(sender, recipient)
            else:
                self._say("221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT":
                return

    def _take(self, sender: str, recipient: str) -> None:
        at = time.time()
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if line:
            server: _Server = self.server  # type: ignore[assignment]
            server.sink.take(Received(at, sender, recipient, b"".join(lines)))
            self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


def _path(line: str) -> str:
    return line.partition("<")[2].partition(">")[0]
