"""An operator makes keys, lets them sign, rotates them and takes them away; receivers verify throughout."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dkim
import pytest
from tests.unit.delivery.letters import compose, marketing
from typer.testing import CliRunner

from jatak.base.errors import UsageError
from jatak.cli.main import app
from jatak.delivery.dkim import algorithms
from jatak.delivery.dkim.signing import Signing

DOMAIN = "nordlys.example"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path))
    monkeypatch.setattr(algorithms, "RSA_BITS", 1024)


def said(*words: str) -> str:
    result = CliRunner().invoke(app, ["dkim", *words])
    if result.exception:
        raise result.exception
    return result.stdout


def told(*words: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(said(*words, "--json").splitlines()[-1])
    return content


def dns_of(*answers: dict[str, Any]) -> Callable[..., bytes | None]:
    """The DNS when the records of these answers are published, each as its strings."""
    records = [key["record"] for answer in answers for key in answer["keys"]]
    published = {f"{record['name']}.".encode(): "".join(record["strings"]).encode() for record in records}
    return lambda name, timeout=5: published.get(name)


def holds(dns: Callable[..., bytes | None]) -> list[bool]:
    """Whether each of the two signatures of a message of now holds."""
    data = compose(marketing(), Signing.for_domain(DOMAIN)).data
    return [dkim.DKIM(data).verify(idx=number, dnsfunc=dns) for number in (0, 1)]


def test_from_the_first_keys_to_the_next() -> None:
    first = told("create", DOMAIN)
    assert [key["state"] for key in first["keys"]] == ["waiting", "waiting"]
    assert Signing.for_domain(DOMAIN) is None
    told("activate", DOMAIN)
    assert holds(dns_of(first)) == [True, True]

    second = told("rotate", DOMAIN)
    assert holds(dns_of(first)) == [True, True]
    states = [key["state"] for key in told("activate", DOMAIN)["keys"]]
    assert states == ["retired", "retired", "active", "active"]
    assert holds(dns_of(second)) == [True, True]

    assert told("remove", DOMAIN)["removed"] == [key["selector"] for key in first["keys"]]
    (domain,) = told("show")["domains"]
    assert [key["selector"] for key in domain["keys"]] == [key["selector"] for key in second["keys"]]
    assert told("remove", DOMAIN, "--all")["removed"]
    assert told("show")["domains"] == []
    assert Signing.for_domain(DOMAIN) is None


def test_what_is_printed_can_be_pasted_into_a_zone() -> None:
    printed = said("create", DOMAIN)
    lines = [line for line in printed.splitlines() if not line.startswith(";")]
    for line, kind in zip(lines, ("rsa", "ed25519"), strict=True):
        assert line.split("._domainkey.")[1].startswith(f'{DOMAIN}. IN TXT ( "v=DKIM1; k={kind}; p=')
    assert said("show", DOMAIN) == printed


def test_one_key_alone_may_sign_at_once() -> None:
    (key,) = told("create", DOMAIN, "--only", "rsa", "--sign")["keys"]
    assert (key["algorithm"], key["state"]) == ("rsa", "active")
    found = Signing.for_domain(DOMAIN)
    assert found
    assert [each.selector for each in found.keys] == [key["selector"]]


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        (["create", "not a domain"], "'not a domain' is no domain", "example.com"),
        (["create", "../etc"], "is no domain", "example.com"),
        (["rotate", "polaris.example"], "has no keys", "dkim create polaris.example"),
        (["activate", "polaris.example"], "has no keys", "dkim create"),
        (["show", "polaris.example"], "has no keys", "dkim create"),
        (["remove", "polaris.example"], "has no keys", "dkim create"),
        (["create", DOMAIN], "has keys", "dkim rotate"),
        (["activate", DOMAIN, "jatak0001r"], "has no selector jatak0001r", "There are: jatak"),
        (["activate", DOMAIN], "No key of nordlys.example waits", "dkim rotate"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(words: list[str], message: str, remedy: str) -> None:
    told("create", DOMAIN, "--sign")
    with pytest.raises(UsageError) as raised:
        said(*words)
    assert message in raised.value.message
    assert remedy in raised.value.remedy
