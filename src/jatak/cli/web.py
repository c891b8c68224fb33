"""`jatak web`"""

import os
import socket
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces

from jatak.base.errors import UsageError
from jatak.cli.output import console

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]
Processes = Annotated[int, typer.Option(help="How many processes answer.", min=1)]


def web(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = 1) -> None:
    """Serve the web pages alone."""
    _lead_in(port)
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


def _lead_in(port: int) -> None:
    """While nobody administers this installation, tell who started it how to begin."""
    from jatak.accounts.administrators import is_there_one
    from jatak.installation.first_run import first_run_link

    if not is_there_one():
        told = os.environ.get("JATAK_CONSOLE_URL") or os.environ.get("JATAK_PUBLIC_URL")
        here = "" if told else f"http://127.0.0.1:{port}"
        console.print(f"Nobody administers this yet. Begin at {first_run_link(here)}", markup=False, soft_wrap=True)


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
