"""A program of somebody else's that is called over HTTP, and answers as it is told."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Called:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes = field(repr=False)


Answering = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers with the next of the program's answers; the last one is repeated."""

    server: Any

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        program = self.server.program
        program.calls.append(Called(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        answer = program.answers[min(len(program.calls), len(program.answers)) - 1]
        with suppress(OSError):
            answer(self)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing is logged."""


@dataclass
class Program:
    """What it heard, and what it answers."""

    url: str
    answers: list[Answering]
    calls: list[Called] = field(default_factory=list)


def says(status: int, words: str = "", **headers: str) -> Answering:
    """An ordinary answer."""

    def answer(to: Handler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(words.encode())))
        to.end_headers()
        to.wfile.write(words.encode())

    return answer


def megabytes(to: Handler) -> None:
    """Never stops talking."""
    to.send_response(200)
    to.end_headers()
    for _ in range(1000):
        to.wfile.write(b"blah " * 20_000)


def hangs(to: Handler) -> None:
    """Says nothing until the other side is gone."""
    to.connection.recv(1)


def drips(to: Handler) -> None:
    """Sends a byte now and then, so that no time-out for a byte is ever reached."""
    to.connection.settimeout(0.05)
    to.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        to.wfile.write(b"X")
        with suppress(TimeoutError):
            if not to.connection.recv(1):
                return


def talks_nonsense(to: Handler) -> None:
    """No HTTP at all."""
    to.connection.sendall(b"\0\xff\xfe nonsense\r\n\r\n")
    to.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def program(*answers: Answering) -> Iterator[Program]:
    """A program on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made = Program(f"http://127.0.0.1:{server.server_port}/jatak", list(answers) or [says(204)])
    server.program = made  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
