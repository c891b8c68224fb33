"""All checks of a domain, and names as users write them."""

from ipaddress import ip_address

import pytest
from tests.unit.reputation.keys import rsa
from tests.unit.reputation.zone import World, Zone

from jatak.base.errors import UsageError
from jatak.reputation.dkim import Selector
from jatak.reputation.domain import checks
from jatak.reputation.domain_name import ascii_domain
from jatak.reputation.finding import Finding

GOOD: World = {
    "nordlys.example TXT": ["v=spf1 ip4:192.0.2.25 -all"],
    "nordlys.example MX": ["10 mx.nordlys.example."],
    "mx.nordlys.example A": ["192.0.2.1"],
    "s1._domainkey.nordlys.example TXT": [f"v=DKIM1; k=rsa; p={rsa()}"],
    "_dmarc.nordlys.example TXT": ["v=DMARC1; p=reject; rua=mailto:dmarc@nordlys.example"],
    "192.0.2.25 PTR": ["mail.nordlys.example."],
    "mail.nordlys.example A": ["192.0.2.25"],
}


def look(world: World) -> list[Finding]:
    made = checks("nordlys.example", Zone(world), [ip_address("192.0.2.25")], [Selector("s1")])
    return [finding for check in made for finding in check.findings()]


def test_a_domain_in_order() -> None:
    assert [(finding.check, str(finding.level)) for finding in look(GOOD)] == [
        ("SPF", "ok"),
        ("SPF", "ok"),
        ("DKIM", "ok"),
        ("DMARC", "ok"),
        ("Bounces", "ok"),
        ("Relay", "ok"),
    ]


@pytest.mark.parametrize("broken", GOOD)
def test_a_name_that_cannot_be_looked_up_spoils_its_own_check_alone(broken: str) -> None:
    found = look({**GOOD, broken: ["SERVFAIL"]})
    wrong = [finding for finding in found if str(finding.level) != "ok"]
    assert [str(finding.level) for finding in wrong] == ["problem"]
    assert f"{broken.split()[0]}: the answer was SERVFAIL" in wrong[0].seen.replace(" of ", " ")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nordlys.Example", "nordlys.example"),
        (" news.nordlys.example. ", "news.nordlys.example"),
        ("blåbær.example", "xn--blbr-roah.example"),
        ("xn--blbr-roah.example", "xn--blbr-roah.example"),
    ],
)
def test_a_domain_as_it_may_be_written(written: str, name: str) -> None:
    assert ascii_domain(written) == name


NO_DOMAINS = [
    "example",
    "news@nordlys.example",
    "https://nordlys.example",
    "192.0.2.1",
    "a..example",
    "--dns",
    "x\\.y",
    ".",
]
TOO_LONG = ["a" * 64 + ".example", "a." * 127 + "example"]


@pytest.mark.parametrize("written", ["", "nord lys.example", "\ud800.example", *NO_DOMAINS, *TOO_LONG])
def test_what_is_no_domain_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="is not a domain"):
        ascii_domain(written)
