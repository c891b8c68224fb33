"""`jatak web`"""

import os
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.")]


def web(host: Host = "127.0.0.1", port: Port = 8000, processes: int = 1) -> None:
    """Serve the web pages alone."""
    server = Granian(
        "jatak.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        # Pages wait for the database more than they compute.
        blocking_threads=2 * (os.cpu_count() or 1),
        websockets=False,
        workers_kill_timeout=10,
    )
    server.serve()
