"""The resolver, held against a name server on loopback."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
from tests.unit.reputation.zone import NameServer

from jatak.reputation.dns import DnsResolver
from jatak.reputation.resolver import LookupFailed, MailServer, ResolverUnreachable

LONG = "v=DKIM1; p=" + "A" * 1500
WORLD = {
    "nordlys.example TXT": ["v=spf1 -all", "other"],
    "nordlys.example A": ["192.0.2.1"],
    "nordlys.example AAAA": ["2001:db8::1"],
    "nordlys.example MX": ["20 B.nordlys.example.", "10 a.nordlys.example."],
    "null.example MX": ["0 ."],
    "long.example TXT": [LONG],
    "broken.example TXT": ["SERVFAIL"],
    "silent.example TXT": ["SILENCE"],
    "192.0.2.25 PTR": ["Mail.nordlys.example."],
    "2001:db8::25 PTR": ["mail6.nordlys.example."],
}


@pytest.fixture
def server() -> Iterator[NameServer]:
    with NameServer(WORLD) as server:
        yield server


@pytest.fixture
def resolver(server: NameServer) -> DnsResolver:
    return DnsResolver(("127.0.0.1", server.port), timeout=0.4)


def test_each_kind_of_record(resolver: DnsResolver) -> None:
    assert set(resolver.txt("nordlys.example")) == {"v=spf1 -all", "other"}
    assert resolver.a("nordlys.example") == (ip_address("192.0.2.1"),)
    assert resolver.aaaa("nordlys.example") == (ip_address("2001:db8::1"),)
    assert resolver.mx("nordlys.example") == (MailServer(10, "a.nordlys.example"), MailServer(20, "b.nordlys.example"))
    assert resolver.mx("null.example") == (MailServer(0, ""),)
    assert resolver.ptr(ip_address("192.0.2.25")) == ("mail.nordlys.example",)
    assert resolver.ptr(ip_address("2001:db8::25")) == ("mail6.nordlys.example",)


def test_a_text_in_several_strings_that_needs_tcp_comes_whole(resolver: DnsResolver, server: NameServer) -> None:
    assert resolver.txt("long.example") == (LONG,)
    assert server.over_tcp == 1


def test_nothing_there_and_no_such_name_are_empty(resolver: DnsResolver) -> None:
    assert resolver.mx("long.example") == ()
    assert resolver.txt("gone.example") == ()
    assert resolver.txt("a" * 64 + ".example") == ()
    assert resolver.txt("a..example") == ()


def test_a_broken_name_and_a_silent_name_are_told_from_a_silent_resolver(resolver: DnsResolver) -> None:
    with pytest.raises(LookupFailed, match=r"TXT of broken\.example: the answer was SERVFAIL"):
        resolver.txt("broken.example")
    with pytest.raises(LookupFailed, match=r"TXT of silent\.example: no answer in 0\.4 seconds"):
        resolver.txt("silent.example")


def test_a_resolver_that_never_answers_is_one_clear_error() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        with pytest.raises(ResolverUnreachable, match=f"127.0.0.1, port {port}") as caught:
            DnsResolver(("127.0.0.1", port), timeout=0.2).txt("nordlys.example")
    assert "--dns" in caught.value.remedy
    assert caught.value.exit_code == 2
