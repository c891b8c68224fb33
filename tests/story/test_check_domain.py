"""`jatak check-domain`: one look at all that receivers demand, over a real resolver and a real site."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from tests.unit.reputation.https_site import CERTIFICATE, serving_wsgi
from tests.unit.reputation.test_domain import GOOD
from tests.unit.reputation.zone import NameServer

WORDS = ("check-domain", "nordlys.example", "--relay-ip", "192.0.2.25", "--selector", "s1")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Jatak's own pages over https; a link that is nobody's needs no database."""
    with serving_wsgi(WSGIHandler()) as url:
        yield url


def command(*words: str, home: Path, url: str = "", dns: str = "") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "JATAK_HOME": str(home), "COLUMNS": "80"}
    environment |= {"JATAK_PUBLIC_URL": url} if url else {}
    asked = [*words, *(("--dns", dns) if dns else ()), "--ca-file", str(CERTIFICATE)]
    asked = list(words) if words[0] == "dkim" else asked
    program = [sys.executable, "-m", "jatak.cli", *asked]
    return subprocess.run(program, capture_output=True, text=True, check=False, env=environment)


def test_a_domain_in_order_needs_no_database(site: str, tmp_path: Path) -> None:
    with NameServer(GOOD) as server:
        done = command(*WORDS, "--json", home=tmp_path, url=site, dns=server.where)
    assert done.returncode == 0, done.stderr + done.stdout
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["domain"], said["ok"], said["problems"], said["warnings"]) == ("nordlys.example", True, 0, 0)
    assert [found["check"] for found in said["findings"]] == [
        *("SPF", "SPF", "DKIM", "DMARC", "Bounces", "Relay", "One click")
    ]
    assert {"check", "level", "seen", "remedy", "source"} == set(said["findings"][0])
    assert not any(tmp_path.iterdir()), "neither database nor secret is made"


def test_a_domain_that_nobody_looked_after_is_told_in_80_columns(tmp_path: Path) -> None:
    with NameServer({"nordlys.example TXT": ["v=spf1 +all"]}) as server:
        done = command(*WORDS, home=tmp_path, url="http://127.0.0.1:8000", dns=server.where)
    assert done.returncode == 1, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    told = " ".join(done.stdout.split())
    for words in (
        "whole internet",
        "There is no key at",
        "no DMARC record",
        "neither MX",
        "no name (PTR)",
        "https alone",
    ):
        assert words in told
    assert "6 problems, 0 warnings." in told


def test_our_own_keys_are_looked_up_and_compared(site: str, tmp_path: Path) -> None:
    made = command("dkim", "create", "nordlys.example", "--sign", "--json", home=tmp_path)
    assert made.returncode == 0, made.stderr
    with NameServer(GOOD) as server:
        done = command(*WORDS, "--json", home=tmp_path, url=site, dns=server.where)
    missing = [found for found in json.loads(done.stdout.splitlines()[-1])["findings"] if found["level"] == "problem"]
    assert [found["check"] for found in missing] == ["DKIM", "DKIM"]
    assert all("There is no key at jatak" in found["seen"] for found in missing)


def test_an_unreachable_resolver_is_one_error(site: str, tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        done = command(*WORDS, "--timeout", "0.3", home=tmp_path, url=site, dns=f"127.0.0.1:{deaf.getsockname()[1]}")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("Error:") == 1
    assert "No resolver answers: 127.0.0.1" in done.stderr
    assert "--dns HOST:PORT" in done.stderr


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("check-domain", "news@nordlys.example"), "'news@nordlys.example' is not a domain"),
        (("check-domain", "nordlys.example", "--relay-ip", "relay"), "--relay-ip relay is no IP address"),
        (("check-domain", "nordlys.example", "--dns", "127.0.0.1"), "--dns 127.0.0.1 is no resolver"),
        (("check-domain", "nordlys.example", "--selector", "no such"), "--selector no such is no selector"),
    ],
)
def test_what_cannot_be_looked_at_names_its_place(words: tuple[str, ...], place: str, tmp_path: Path) -> None:
    done = command(*words, home=tmp_path)
    assert done.returncode == 2
    assert place in done.stderr
    assert "Traceback" not in done.stderr
