"""Ports of this machine on which nothing listens."""

import socket
from contextlib import suppress


def preferred_port(port: int) -> int:
    """This one where it is free, else any other."""
    with suppress(OSError), socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
        return port
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        other: int = found.getsockname()[1]
        return other
