"""The site on a port of this machine, in the process of the test, with the rights of what serves pages."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections

from jatak.database.using import acting_as


class Quiet(WSGIRequestHandler):
    """Logs nothing, and sends at once."""

    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


class Brief(Quiet):
    """Ends each connection with its answer: for callers that open many and leave them open."""

    protocol_version = "HTTP/1.0"


class Server(ThreadedWSGIServer):
    """Answers in a few threads that stay, so that each keeps its connections to the database."""

    threads = 16

    def __init__(self, speaks: type[Quiet], port: int) -> None:
        super().__init__(("127.0.0.1", port), speaks)
        self.pool = ThreadPoolExecutor(self.threads)
        self.set_app(_as_web)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Let one of the threads answer."""
        self.pool.submit(self.process_request_thread, request, client_address)

    def _close_connections(self) -> None:
        """Not after each request."""

    def end(self) -> None:
        """Close what the threads opened."""
        self.shutdown()
        every = Barrier(self.threads)
        for done in [self.pool.submit(self._leave, every) for _ in range(self.threads)]:
            done.result()
        self.pool.shutdown()
        self.server_close()

    def _leave(self, every: Barrier) -> None:
        every.wait()
        connections.close_all()


def _as_web(environ: Any, start: Any) -> Any:
    with acting_as("web"):
        return get_wsgi_application()(environ, start)


@contextmanager
def served(speaks: type[Quiet] = Quiet, port: int = 0) -> Iterator[str]:
    """The site on this port of this machine, or on any, with the rights of what serves pages."""
    server = Server(speaks, port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.end()
        thread.join()
