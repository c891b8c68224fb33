"""Relays for tests: one that follows a script to the letter, and a sink that keeps all mail with its instants."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


class Peer:
    """The relay's end of one connection, in words of the test."""

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock
        self.file = sock.makefile("rb")

    def say(self, line: str | bytes) -> None:
        """Send one line, or bytes as they are."""
        self.socket.sendall(line if isinstance(line, bytes) else line.encode() + b"\r\n")

    def hear(self) -> str:
        """The next line that the client sent, empty when it hung up."""
        return self.file.readline().decode("utf-8", "replace").rstrip("\r\n")

    def hear_data(self) -> bytes:
        """All up to the final dot, or as much as came."""
        lines = []
        while (line := self.file.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def hear_the_rest(self) -> bytes:
        """All up to the end of the connection, however it ends."""
        heard = []
        with contextlib.suppress(OSError):
            while chunk := self.file.read1(65536):
                heard.append(chunk)
        return b"".join(heard)

    def until_data(self, extensions: str = "") -> None:
        """Play the relay that welcomes everything, up to the command DATA."""
        self.say("220 hello")
        for answer in (f"250-relay\r\n250 {extensions}" if extensions else "250 relay", "250 ok", "250 ok"):
            self.hear()
            self.say(answer)
        assert self.hear() == "DATA"

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Go on over TLS, as the server."""
        self.file.close()
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.file = self.socket.makefile("rb")

    def close(self) -> None:
        """Hang up."""
        self.file.close()
        self.socket.close()


class _Listening:
    """A socket with a thread for each connection."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.port: int = self._server.getsockname()[1]
        self._open = True
        self._accepted: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """As JATAK_SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while self._open:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._accepted.append(connection)
            threading.Thread(target=self._serve_quietly, args=(connection,), daemon=True).start()

    def _serve_quietly(self, connection: socket.socket) -> None:
        peer = Peer(connection)
        try:
            self.serve(peer)
        except (OSError, ValueError):
            pass
        finally:
            with contextlib.suppress(OSError):
                peer.close()

    def serve(self, peer: Peer) -> None:
        """Talk to one client."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Close the door and every connection."""
        self._open = False
        # A blocked accept keeps the port open after close alone.
        for sock in (self._server, *self._accepted):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()


class ScriptedRelay(_Listening):
    """Follows one script per connection, in their order; the last one is repeated."""

    def __init__(self, *scripts: Callable[[Peer], None]) -> None:
        self._scripts = list(scripts)
        self.connections = 0
        super().__init__()

    def serve(self, peer: Peer) -> None:
        script = self._scripts[min(self.connections, len(self._scripts) - 1)]
        self.connections += 1
        script(peer)


@dataclass
class Received:
    """One message in the sink."""

    first_byte_at: float
    """time.time() when the first byte of the message was here."""
    sender: str
    recipient: str
    data: bytes = field(repr=False)


class Sink(_Listening):
    """Takes all mail, `delay` seconds after the final dot; `answers` can say otherwise for a recipient."""

    def __init__(self, delay: float = 0) -> None:
        self.delay = delay
        self.received: list[Received] = []
        self.answers: dict[str, str] = {}
        """What is answered to the final dot, by recipient; empty: hang up instead."""
        self.at_dot: Callable[[Received], None] = lambda received: None
        super().__init__()

    def serve(self, peer: Peer) -> None:
        peer.say("220 sink")
        sender = recipient = ""
        while line := peer.hear():
            verb = line.split(" ", 1)[0].upper()
            if verb == "MAIL":
                sender = line.partition("<")[2].partition(">")[0]
            elif verb == "RCPT":
                recipient = line.partition("<")[2].partition(">")[0]
            elif verb == "DATA":
                if not self._take(peer, sender, recipient):
                    return
                continue
            peer.say("221 bye" if verb == "QUIT" else "250 ok")

    def _take(self, peer: Peer, sender: str, recipient: str) -> bool:
        peer.say("354 go")
        first = peer.file.peek(1)  # type: ignore[attr-defined]
        at = time.time()
        if not first:
            return False
        received = Received(at, sender, recipient, peer.hear_data())
        self.at_dot(received)
        if self.delay:
            time.sleep(self.delay)
        answer = self.answers.get(recipient, "250 taken")
        if answer.startswith("250"):
            self.received.append(received)
        if answer:
            peer.say(answer)
        return bool(answer)

    def recipients(self) -> list[str]:
        """To whom mail came, in the order of its coming."""
        return [received.recipient for received in list(self.received)]
