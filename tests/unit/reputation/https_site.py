"""Sites on loopback over https, with a certificate that was made for tests."""

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

CERTIFICATE = Path(__file__).parents[1] / "delivery" / "relay_in_tests.pem"
"""Key and certificate, for localhost and 127.0.0.1."""


class Quiet(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving_wsgi(application: Callable[..., Any]) -> Iterator[str]:
    """The address of a WSGI application over https."""
    server = WSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(application)
    with _serving(server) as url:
        yield url


@contextlib.contextmanager
def serving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """The address of a site over https that answers every request so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *said: object) -> None:
            pass

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as url:
        yield url


@contextlib.contextmanager
def _serving(server: Any) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    # Who breaks the connection off is no trouble of the server's.
    server.handle_error = lambda *of: None
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"https://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
