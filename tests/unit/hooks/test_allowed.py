"""Where calls go, and where they never do."""

import ipaddress
import socket
from collections.abc import Callable

import pytest
from django.test import override_settings

from jatak.base.abroad import is_abroad
from jatak.hooks import allowed
from jatak.hooks.allowed import NotAllowed, checked_url, target_of


def leads_to(*addresses: str) -> Callable[..., list[ipaddress.IPv4Address | ipaddress.IPv6Address]]:
    return lambda host, port: [ipaddress.ip_address(each) for each in addresses]


@pytest.mark.parametrize(
    "url",
    [
        "http://crm.example.com/",
        "ftp://crm.example.com/",
        "https://",
        "https:///x",
        "https://crm.example.com:0/",
        "https://crm.example.com:99999/",
        "https://user:word@crm.example.com/",
        "https://crm.example.com/#piece",
        "https://crm.example.com/ü",
        "https://crm.example.com/ x",
        "https://crm.example.com/\r\nHost: x",
        "https://[::1/",
        "https://" + "a" * 3000,
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_address_for_calls_is_refused_with_a_remedy(url: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        checked_url(url)
    assert refused.value.remedy


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_nothing_behind_walls_is_called(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert not is_abroad(ipaddress.ip_address(address))
    # One such address among public ones is enough.
    monkeypatch.setattr(allowed, "looked_up", leads_to("93.184.216.34", address))
    with pytest.raises(NotAllowed):
        target_of("https://crm.example.com/")


def test_the_public_internet_is_called_by_ipv4_where_there_is_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowed, "looked_up", leads_to("2606:2800:220:1:248:1893:25c8:1946", "93.184.216.34"))
    assert target_of("https://crm.example.com/x").address == "93.184.216.34"


def test_a_network_that_the_operator_names_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowed, "looked_up", leads_to("10.20.3.4"))
    with override_settings(JATAK_WEBHOOK_NETWORKS=[ipaddress.ip_network("10.20.0.0/16")]):
        assert target_of("https://crm.internal.example/").address == "10.20.3.4"
        with pytest.raises(NotAllowed):
            checked_url("http://crm.internal.example/")


def test_plain_http_goes_to_this_machine_while_debugging_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotAllowed):
        checked_url("http://127.0.0.1:8080/")
    with override_settings(DEBUG=True):
        assert target_of("http://127.0.0.1:8080/").port == 8080
        with pytest.raises(NotAllowed):
            checked_url("http://crm.example.com/")
        monkeypatch.setattr(allowed, "looked_up", leads_to("10.0.0.1"))
        with pytest.raises(NotAllowed):
            target_of("https://crm.example.com/")


def test_a_name_that_leads_nowhere_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(allowed, "looked_up", nowhere)
    with pytest.raises(OSError):  # noqa: PT011 (whatever the system calls it)
        target_of("https://crm.example.com/")
