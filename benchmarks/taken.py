"""What came to the relay of relay.py, which is started and ended here."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mailing import free_port, until_open

PROGRAM = Path(__file__).with_name("relay.py")


class Received(NamedTuple):
    """One message that came."""

    whole: bool
    first_byte_at: float
    recipient: str
    message_id: str
    """Without the angle brackets."""


class Sink:
    """A relay in a process of its own; killed and started anew it keeps its port and its record."""

    def __init__(self, record: Path, delay: float = 0, at_once: bool = False) -> None:
        self.record, self.port = record, free_port()
        self._options = ["--port", str(self.port), "--record", str(record), "--delay", str(delay)]
        self._options += ["--at-once"] if at_once else []
        self._read = 0
        self._lines = 0

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = subprocess.Popen([sys.executable, str(PROGRAM), *self._options])
        until_open(self.port)

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it by a signal; by SIGTERM its record is whole."""
        self.send(number)
        self.send(signal.SIGCONT)
        self._process.wait()

    def send(self, number: int) -> None:
        """Send it a signal; nothing when it ended."""
        self._process.send_signal(number)

    def count(self) -> int:
        """How many lines its record has by now."""
        with self.record.open("rb") as file:
            file.seek(self._read)
            self._lines += (new := file.read()).count(b"\n")
            self._read += len(new)
        return self._lines

    def received(self) -> list[Received]:
        """All that came, in the order in which it was noted."""
        fields = (line.split(" ") for line in self.record.read_text().splitlines())
        return [Received(kind == "whole", float(at), to, number) for kind, at, to, number in fields]


@contextmanager
def running(sink: Sink) -> Iterator[Sink]:
    """The relay while it is needed."""
    sink.start()
    try:
        yield sink
    finally:
        sink.end()
