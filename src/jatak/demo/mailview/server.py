"""The mail view's server, on loopback alone."""

import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from jatak.demo.mail import opened
from jatak.demo.mailview.pages import SANDBOX, TABS, listing, nothing, shown
from jatak.demo.mailview.words import here, part, way_out
from jatak.demo.ports import preferred_port
from jatak.demo.sink import Received, Sink

PORT = 8025
PAGE = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; "
PAGE += "frame-src 'self'; form-action 'self'; base-uri 'none'"
MAIL = f"default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; sandbox {SANDBOX}"
Click = Callable[[str], int]
"""Sends a mail program's one click to an address; gives the status of the answer."""


class MailView:
    """Shows what the sink took, while it is entered."""

    def __init__(self, sink: Sink, site: str, click: Click) -> None:
        self.sink, self.site, self.click = sink, site, click
        self._server = _Server(("127.0.0.1", preferred_port(PORT)), _Asked)
        self._server.view = self

    @property
    def address(self) -> str:
        """Where it is opened."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def mail(self, number: str) -> Received | None:
        """The mail of this number, counted from one in the order of arrival."""
        return self.sink.received[int(number) - 1] if 1 <= int(number) <= len(self.sink.received) else None

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    view: MailView


class _Asked(BaseHTTPRequestHandler):
    """One request."""

    server: _Server

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        match place.path.strip("/").split("/"):
            case _ if not self._is_here():
                self._say(nothing(), HTTPStatus.FORBIDDEN)
            case [""]:
                before = asked.get("before", "")
                received = self.server.view.sink.received
                self._say(listing(received, int(before) if before.isdecimal() else len(received)))
            case ["count"]:
                self._say(str(len(self.server.view.sink.received)), kind="text/plain")
            case ["view.js"]:
                script = files("jatak.demo.mailview").joinpath("view.js").read_text()
                self._say(script, kind="text/javascript")
            case ["mail", number, *more] if number.isdecimal() and more in ([], ["html"]):
                self._mail(number, more == ["html"], asked.get("part", "html"))
            case _:
                self._say(nothing(), HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """The Unsubscribe button, as a mail program sends it."""
        match urlsplit(self.path).path.strip("/").split("/"):
            case ["mail", number, "leave"] if number.isdecimal() and self._is_here():
                view = self.server.view
                received = view.mail(number)
                uri = way_out(opened(received)) if received else None
                if received is None or uri is None:
                    self._say(nothing(), HTTPStatus.NOT_FOUND)
                    return
                said = f"One click was sent to the address in the mail; the answer was {view.click(uri)}."
                self._say(shown(int(number), received, "html", view.site, said))
            case _:
                self._say(nothing(), HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for the story."""

    def _mail(self, number: str, alone: bool, tab: str) -> None:
        view = self.server.view
        received = view.mail(number)
        if received is None:
            self._say(nothing(), HTTPStatus.NOT_FOUND)
        elif alone:
            page = here(part(opened(received), "html"), view.site)
            self._say(f'<base target="_blank">{page}', policy=MAIL)
        else:
            self._say(shown(int(number), received, tab if tab in TABS else "html", view.site))

    def _is_here(self) -> bool:
        """Whether it was asked by its own address: another site's page may not read it by a name of its own."""
        names = {f"{name}:{self.server.server_address[1]}" for name in ("127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in names and (origin is None or urlsplit(origin).netloc in names)

    def _say(self, text: str, status: HTTPStatus = HTTPStatus.OK, kind: str = "text/html", policy: str = PAGE) -> None:
        content = text.encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Length": str(len(content)),
            "Content-Security-Policy": policy,
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
