"""Requests over https, held against sites on loopback."""

import socket
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest
from tests.unit.reputation.https_site import CERTIFICATE, serving

from jatak.base.errors import UsageError
from jatak.reputation.visiting import HttpsVisit, Unreachable

TRUSTING = HttpsVisit(str(CERTIFICATE), timeout=2)


def elsewhere(request: BaseHTTPRequestHandler) -> None:
    request.send_response(301)
    request.send_header("Location", "/somewhere")
    request.send_header("Content-Length", "0")
    request.end_headers()


def test_a_redirect_is_told_and_not_followed() -> None:
    asked: list[tuple[str, str, str | None]] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked.append((request.command, request.path, request.headers["Content-Type"]))
        elsewhere(request)

    with serving(answer) as url:
        got = TRUSTING("POST", f"{url}/l/x", "text/plain", b"hello")
    assert asked == [("POST", "/l/x", "text/plain")]
    assert (got.status, got.headers["location"]) == (301, "/somewhere")
    assert got.milliseconds > 0


def test_the_end_of_the_certificate_is_told() -> None:
    with serving(elsewhere) as url:
        assert TRUSTING("GET", url).valid_until == datetime(2126, 10, 28, 22, 26, 10, tzinfo=UTC)


def test_a_certificate_of_nobody_known_is_told() -> None:
    with serving(elsewhere) as url, pytest.raises(Unreachable, match="certificate is not valid") as caught:
        HttpsVisit(timeout=2)("GET", url)
    assert "Install a certificate" in caught.value.remedy


def test_a_certificate_of_another_name_is_told() -> None:
    # The server listens at 127.0.0.1, whose other spelling is not in the certificate.
    with serving(elsewhere) as url, pytest.raises(Unreachable, match="certificate is not valid: Hostname mismatch"):
        TRUSTING("GET", url.replace("localhost", "127.1"))


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable, match="nobody listens"):
        TRUSTING("GET", f"https://127.0.0.1:{port}/")


def test_a_server_that_says_nothing_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(Unreachable, match=r"no answer in 0\.2 seconds"),
    ):
        HttpsVisit(timeout=0.2)("GET", f"https://127.0.0.1:{silent.getsockname()[1]}/")


def test_a_server_that_breaks_off_and_one_that_speaks_no_http() -> None:
    def nonsense(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 hello\r\n")

    with serving(nonsense) as url, pytest.raises(Unreachable, match="no HTTP: BadStatusLine"):
        TRUSTING("GET", url)
    with serving(lambda request: None) as url, pytest.raises(Unreachable, match=r"cannot be reached|no HTTP"):
        TRUSTING("GET", url)


def test_a_file_without_certificates_is_named() -> None:
    with pytest.raises(UsageError, match=r"/gone\.pem holds no certificates"):
        HttpsVisit("/gone.pem")
