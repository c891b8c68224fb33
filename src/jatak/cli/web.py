"""`jatak web`"""

import os
import socket
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces

from jatak.base.errors import UsageError

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]
Processes = Annotated[int, typer.Option(help="How many processes answer.", min=1)]


def web(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = 1) -> None:
    """Serve the web pages alone."""
    server = Granian(
        "jatak.site.wsgi:application",
        address=_free_address(host, port),
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        # Pages wait for the database more than they compute.
        blocking_threads=2 * (os.cpu_count() or 1),
        websockets=False,
        workers_kill_timeout=10,
    )
    server.serve()


def _free_address(host: str, port: int) -> str:
    """The host as a number; refused where another program listens, with which the server would share silently."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
            probe.listen()
    except OSError as error:
        raise UsageError(
            f"Nothing can listen on {host}, port {port}: {error.strerror}.", "Say another with --host or --port."
        ) from None
    return str(place[0])
