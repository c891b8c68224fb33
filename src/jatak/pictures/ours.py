"""Our own pages, asked of the application itself: no address has to lead here, and nothing goes over the network."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application
from django.db import connections


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class Ours:
    """Asks the application in a thread of its own, since a browser's event loop forbids queries in this one."""

    def __init__(self, public_url: str) -> None:
        self._origin = urlsplit(public_url)
        self._application = get_wsgi_application()
        self._threads = ThreadPoolExecutor(1)

    def __enter__(self) -> "Ours":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.submit(_let_go).result()
        self._threads.shutdown()

    def is_ours(self, url: str) -> bool:
        """Whether an address is one of this installation."""
        asked = urlsplit(url)
        return (asked.scheme, asked.netloc) == (self._origin.scheme, self._origin.netloc)

    def get(self, url: str, headers: dict[str, str]) -> Answer:
        """The answer to a GET."""
        return self._threads.submit(self._ask, url, headers).result(timeout=30)

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        asked = self._environ(parts.path, parts.query, headers)
        told: dict[str, Any] = {}

        def start_response(status: str, lines: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            told.update(status=int(status[:3]), headers=dict(lines))
            return len  # PEP 3333 wants a way to write; Django has no use for it.

        answer = self._application(asked, start_response)
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        return Answer(told["status"], told["headers"], body)

    def _environ(self, path: str, query: str, headers: dict[str, str]) -> dict[str, Any]:
        environ: dict[str, Any] = {
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": self._origin.netloc,
            "SERVER_NAME": self._origin.hostname or "",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self._origin.scheme,
            "HTTP_X_FORWARDED_PROTO": self._origin.scheme,
            "wsgi.input": BytesIO(),
        }
        for name in ("accept-language", "user-agent"):
            if name in headers:
                environ[f"HTTP_{name.upper().replace('-', '_')}"] = headers[name]
        setup_testing_defaults(environ)
        return environ


def _let_go() -> None:
    connections.close_all()
