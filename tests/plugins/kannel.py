"""Debian's Kannel on this machine: bearerbox, smsbox and the fake SMSC, on free ports, until the test ends."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote_to_bytes

FAKE = "/usr/lib/kannel/test/fakesmsc"
USER, PASSWORD = "jatak", "not-secret"
SENT = "Got message "
KINDS = ("text", "data", "ucs2", "ucs-2")
Text = tuple[str, str, str]
CONFIGURATION = """
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = unused
smsbox-port = {boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
dlr-storage = internal
log-level = 2

group = smsc
smsc = fake
smsc-id = fake
port = {smsc}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {boxes}
sendsms-port = {sendsms}
sendsms-interface = 127.0.0.1
mo-recode = true
http-request-retry = 60
http-queue-delay = 1
log-level = 2

group = sendsms-user
username = {user}
password = {password}
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "{arrivals}"
"""


class Kannel:
    """The three of them; `texts` is what telephones got."""

    def __init__(self, folder: Path, arrivals: str) -> None:
        self.folder = folder
        self.site = ""
        """Where the pages are that it calls, for tests that need to know."""
        names = ("admin", "boxes", "smsc", "sendsms")
        self.ports = dict(zip(names, _free_ports(len(names)), strict=True))
        self._conf = folder / "kannel.conf"
        self._conf.write_text(
            CONFIGURATION.format(**self.ports, user=USER, password=PASSWORD, arrivals=arrivals), "utf-8"
        )
        self._stack = ExitStack()
        self._fakes: list[Path] = []

    @property
    def url(self) -> str:
        """As JATAK_SMS_URL."""
        return f"kannel://{USER}:{PASSWORD}@127.0.0.1:{self.ports['sendsms']}"

    def __enter__(self) -> Self:
        with ExitStack() as starting:
            self._start(starting, "bearerbox", str(self._conf))
            _listens(self.ports["smsc"])
            _listens(self.ports["boxes"])
            self._start(starting, "smsbox", str(self._conf))
            _listens(self.ports["sendsms"])
            self._stack = starting.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def network(self, *sent_by_telephones: str) -> "Network":
        """The fake SMSC, which takes everything, and first sends each of these once: `from to type words`."""
        return Network(self, sent_by_telephones)

    def complaints(self) -> list[str]:
        """What its parts say that went wrong."""
        lines = [
            line for log in self.folder.glob("*box.log") for line in log.read_text("utf-8", "replace").splitlines()
        ]
        return [line for line in lines if "ERROR" in line or "WARNING" in line]

    def _start(self, stack: ExitStack, *command: str, log: Path | None = None) -> "subprocess.Popen[bytes]":
        out = stack.enter_context((log or self.folder / f"{Path(command[0]).name}.log").open("wb"))
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=self.folder)
        stack.callback(_ended, process)
        return process


class Network:
    """What is behind Kannel, while it is entered."""

    def __init__(self, of: Kannel, sends: tuple[str, ...]) -> None:
        self._of, self._sends = of, sends
        self._log = of.folder / f"fakesmsc-{len(of._fakes)}.log"
        of._fakes.append(self._log)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        most = ["-m", str(len(self._sends)), "-i", "0.01"]
        words = self._sends or ("1 2 text unsent",)
        command = [FAKE, "-H", "127.0.0.1", "-r", str(self._of.ports["smsc"]), *most, *words]
        self._of._start(self._stack, *command, log=self._log)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def texts(self) -> list[Text]:
        """What telephones got: from whom, to whom, and the words of one part each."""
        lines = self._log.read_text("utf-8", "replace").splitlines()
        texts: list[Text] = []
        for line in [line.partition("<")[2].rpartition(">")[0] for line in lines if SENT in line and "<" in line]:
            if (found := _text(line)) is not None:
                texts.append(found)
            else:  # The fake network speaks in lines, and tears a text at its line breaks.
                sender, receiver, words = texts[-1]
                texts[-1] = sender, receiver, f"{words}\n{line}"
        return texts


def _text(line: str) -> Text | None:
    words = line.split(" ")
    if words[2:3] == ["udh"]:
        return words[0], words[1], _decoded(words[4], " ".join(words[5:]))
    return (words[0], words[1], _decoded(words[2], " ".join(words[3:]))) if words[2:3] and words[2] in KINDS else None


def _decoded(kind: str, words: str) -> str:
    if kind == "text":
        return words
    return unquote_to_bytes(words.replace("+", "%20")).decode("utf-16-be" if kind.startswith("ucs") else "utf-8")


def waited(happened: Callable[[], bool], seconds: float = 20, instead: Callable[[], object] = str) -> None:
    """Until something happened; `instead` tells what did."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"it did not happen in {seconds} seconds; {instead()}"
        time.sleep(0.02)


def _listens(port: int) -> None:
    def there() -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    waited(there)


def _free_ports(number: int) -> Iterator[int]:
    with ExitStack() as held:
        servers = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(number)]
        ports = [int(server.getsockname()[1]) for server in servers]
    return iter(ports)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
