"""Whether a domain can be answered (RFC 5321, RFC 7505)."""

from tests.unit.reputation.told import only
from tests.unit.reputation.zone import Zone

from jatak.reputation.bounces import check_bounces
from jatak.reputation.finding import Finding, Level


def bounces(*servers: str, **hosts: str) -> list[Finding]:
    world = {"nordlys.example MX": list(servers)} | {f"{name}.example A": [address] for name, address in hosts.items()}
    return list(check_bounces("nordlys.example", Zone(world)))


def test_a_domain_with_a_mail_server_that_exists() -> None:
    assert "mx.example" in only(bounces("10 mx.example.", mx="192.0.2.1"), Level.OK).seen.replace("nordlys.", "")


def test_its_own_address_will_do_but_an_mx_is_better() -> None:
    assert "no MX record" in only(bounces(nordlys="192.0.2.1"), Level.WARNING).seen


def test_a_domain_that_nobody_can_write_to() -> None:
    assert "neither MX nor address" in only(bounces(), Level.PROBLEM).seen
    assert "takes no mail (a null MX)" in only(bounces("0 ."), Level.PROBLEM).seen
    assert "null MX beside others" in only(bounces("0 .", "10 mx.example.", mx="192.0.2.1"), Level.PROBLEM).seen


def test_a_mail_server_without_an_address() -> None:
    assert "gone.example" in only(bounces("10 gone.example."), Level.PROBLEM).seen
    assert "gone.example" in only(bounces("10 gone.example.", "20 mx.example.", mx="192.0.2.1"), Level.WARNING).seen
