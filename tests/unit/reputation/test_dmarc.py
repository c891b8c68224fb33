"""What a domain asks receivers to do with mail that is not its own (RFC 7489)."""

import pytest
from tests.unit.reputation.told import find, levels, only
from tests.unit.reputation.zone import Zone

from jatak.reputation.dmarc import check_dmarc
from jatak.reputation.finding import Finding, Level

RUA = "rua=mailto:dmarc@nordlys.example"


def dmarc(*texts: str, domain: str = "nordlys.example", **more: list[str]) -> list[Finding]:
    world = {"_dmarc.nordlys.example TXT": list(texts)}
    world |= {key.replace("__", " ").replace("0", "."): value for key, value in more.items()}
    return list(check_dmarc(domain, Zone(world)))


@pytest.mark.parametrize("policy", ["quarantine", "reject", "Reject"])
def test_a_policy_with_reports_is_well(policy: str) -> None:
    assert policy in only(dmarc(f"v=DMARC1; p={policy}; {RUA}; adkim=s; aspf=r"), Level.OK).seen


def test_none_is_a_warning_that_says_what_it_means() -> None:
    assert "enough for Gmail" in only(dmarc(f"v=DMARC1; p=none; {RUA}"), Level.WARNING).seen


def test_no_record_and_two_records_are_problems() -> None:
    assert "no DMARC record" in only(dmarc("v=spf1 -all"), Level.PROBLEM).seen
    assert "2 DMARC records" in only(dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject"), Level.PROBLEM).seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"v=DMARC1; {RUA}", "says no p="),
        (f"v=DMARC1; p=block; {RUA}", "says p=block"),
        ("v=DMARC1; p=reject; rua", "cannot be read"),
        ("v=DMARC1; p=none; p=reject", "p= stands twice"),
    ],
)
def test_a_record_that_says_nothing_is_a_problem(text: str, words: str) -> None:
    assert words in only(dmarc(text), Level.PROBLEM).seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("v=DMARC1; p=reject", "names nobody who gets the reports"),
        ("v=DMARC1; p=reject; rua=https://x.example", "is no mailto address"),
        ("v=DMARC1; p=reject; rua=mailto:nobody", "is no mailto address"),
        (f"v=DMARC1; p=reject; {RUA}; adkim=strict", "adkim=strict"),
        (f"v=DMARC1; p=reject; {RUA}; pct=10", "only 10 %"),
        ("v=DMARC1; p=reject; rua=mailto:x@reports.example!10m", "Reports go to reports.example"),
    ],
)
def test_what_is_only_half_done_is_a_warning(text: str, words: str) -> None:
    assert words in only(dmarc(text), Level.WARNING).seen


def test_who_takes_reports_for_others_says_so() -> None:
    text = f"v=DMARC1; p=reject; {RUA}, mailto:x@reports.example"
    permits = {"nordlys0example0_report0_dmarc0reports0example__TXT": ["v=DMARC1;"]}
    assert levels(dmarc(text, **permits)) == ["ok"]
    assert levels(dmarc(text)) == ["warning"]


def test_a_subdomain_inherits_and_sp_counts_before_p() -> None:
    assert (
        "_dmarc.nordlys.example"
        in only(dmarc(f"v=DMARC1; p=reject; {RUA}", domain="news.nordlys.example"), Level.OK).seen
    )
    found = dmarc(f"v=DMARC1; p=reject; sp=none; {RUA}", domain="a.news.nordlys.example")
    assert "says sp=none" in only(found, Level.WARNING).seen
    assert levels(dmarc(f"v=DMARC1; p=reject; sp=none; {RUA}")) == ["ok"]


def test_its_own_record_goes_before_that_of_the_parent_and_a_registry_counts_for_nobody() -> None:
    own = {"_dmarc0news0nordlys0example__TXT": [f"v=DMARC1; p=quarantine; {RUA}"]}
    found = dmarc("v=DMARC1; p=none", domain="news.nordlys.example", **own)
    assert "_dmarc.news.nordlys.example" in find(found, "quarantine").seen
    higher = dmarc(f"v=DMARC1; p=reject; {RUA}", domain="a.news.nordlys.example", **own)
    assert "_dmarc.nordlys.example" in find(higher, "reject").seen
    registry = dmarc("v=DMARC1; p=reject; psd=y", domain="news.nordlys.example")
    assert "no DMARC record" in only(registry, Level.PROBLEM).seen
