"""The web server listens where it was told and nobody else does."""

import socket

import pytest

from jatak.base.errors import UsageError
from jatak.cli.web import _free_address


def test_a_name_becomes_a_number():
    assert _free_address("127.0.0.1", 0) == "127.0.0.1"
    assert _free_address("localhost", 0) in ("127.0.0.1", "::1")


def test_a_port_in_use_is_refused():
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"Nothing can listen on 127.0.0.1, port {port}: Address already in use"):
            _free_address("127.0.0.1", port)


def test_an_unknown_host_is_refused():
    with pytest.raises(UsageError, match="Nothing can listen on nowhere"):
        _free_address("nowhere.invalid", 8000)
