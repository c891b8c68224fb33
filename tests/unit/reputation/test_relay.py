"""The names of the addresses that a relay sends from."""

from ipaddress import ip_address

import pytest
from tests.unit.reputation.told import levels, only
from tests.unit.reputation.zone import Zone

from jatak.reputation.finding import Finding, Level
from jatak.reputation.relay import check_relays, is_generic

FOUR, SIX = "192.0.2.25", "2001:db8::25"


def relay(address: str, name: str = "", back: str = "") -> list[Finding]:
    kind = "AAAA" if ":" in address else "A"
    world = {f"{address} PTR": [name] if name else [], f"{name} {kind}": [back] if back else []}
    return list(check_relays(Zone(world), [ip_address(address)]))


@pytest.mark.parametrize("address", [FOUR, SIX])
def test_a_name_that_leads_back(address: str) -> None:
    assert "leads back" in only(relay(address, "mail.nordlys.example", address), Level.OK).seen


def test_no_name_and_a_name_that_leads_elsewhere() -> None:
    assert "has no name" in only(relay(FOUR), Level.PROBLEM).seen
    assert "does not lead back" in only(relay(FOUR, "mail.nordlys.example"), Level.PROBLEM).seen
    assert "does not lead back" in only(relay(FOUR, "mail.nordlys.example", "192.0.2.26"), Level.PROBLEM).seen


def test_one_good_name_among_several_is_enough() -> None:
    world = {f"{FOUR} PTR": ["old.example", "mail.nordlys.example"], "mail.nordlys.example A": [FOUR]}
    assert "is mail.nordlys.example" in only(check_relays(Zone(world), [ip_address(FOUR)]), Level.OK).seen


def test_a_name_like_any_customers_is_a_warning() -> None:
    assert "any customer" in only(relay(FOUR, "192-0-2-25.net.example", FOUR), Level.WARNING).seen


def test_one_name_of_its_own_beside_that_of_the_provider_is_enough() -> None:
    names = ["192-0-2-25.net.example", "mail.nordlys.example"]
    world = {f"{FOUR} PTR": names} | {f"{name} A": [FOUR] for name in names}
    assert levels(check_relays(Zone(world), [ip_address(FOUR)])) == ["ok"]


def test_without_addresses_nothing_is_known() -> None:
    assert "--relay-ip" in only(check_relays(Zone({}), []), Level.WARNING).remedy


@pytest.mark.parametrize(
    "name",
    [
        "ip-192-0-2-25.net.example",
        "25.2.0.192.isp.example",
        "host25-2-0-192.isp.example",
        "192000002025.isp.example",
        "c0000219.isp.example",
        "dyn25.isp.example",
        "pool-7.isp.example",
        "dsl.isp.example",
        "static.7.isp.example",
        "customer12.isp.example",
    ],
)
def test_names_of_ranges(name: str) -> None:
    assert is_generic(name, ip_address(FOUR))


@pytest.mark.parametrize(
    "name",
    [
        "mail.nordlys.example",
        "mx25.nordlys.example",
        "out-2-0.mail.nordlys.example",
        "carpool.nordlys.example",
        "shipping.nordlys.example",
        "mail.pool.example",
        "mail.dyn-192-0-2-25.example",
    ],
)
def test_names_of_ones_own(name: str) -> None:
    assert not is_generic(name, ip_address(FOUR))


def test_an_ipv6_address_in_its_name() -> None:
    assert is_generic("2001-db8--0000-0000-0000-0025.isp.example", ip_address(SIX))
    assert not is_generic("mail6.nordlys.example", ip_address(SIX))
