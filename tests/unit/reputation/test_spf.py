"""Who may send for a domain, counted and evaluated as receivers do (RFC 7208)."""

from contextlib import suppress
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reputation.told import find, levels, only
from tests.unit.reputation.zone import Zone

from jatak.reputation.finding import Finding, Level
from jatak.reputation.spf.check import check_spf
from jatak.reputation.spf.record import BadTerm, read
from jatak.reputation.spf.walk import GIVE_UP_AFTER, Walk

OURS = "nordlys.example"
RELAY = "192.0.2.25"


def spf(record: str | list[str], relays: tuple[str, ...] = (), **more: list[str]) -> list[Finding]:
    texts = [record] if isinstance(record, str) else record
    world = {f"{OURS} TXT": texts} | {key.replace("__", " ").replace("_", "."): value for key, value in more.items()}
    return list(check_spf(OURS, Zone(world), [ip_address(relay) for relay in relays]))


def included(number: int) -> dict[str, list[str]]:
    return {f"n{n}_example__TXT": ["v=spf1 ip4:198.51.100.0/24 -all"] for n in range(number)}


def including(number: int) -> str:
    return f"v=spf1 {' '.join(f'include:n{n}.example' for n in range(number))} -all"


@pytest.mark.parametrize("ending", ["-all", "~all", "redirect=n0.example"])
def test_a_record_that_ends_in_a_no_is_well(ending: str) -> None:
    assert levels(spf(f"v=spf1 ip4:192.0.2.0/24 {ending}", **included(1))) == ["ok"]


def test_other_texts_beside_it_do_not_count() -> None:
    assert levels(spf(["v=spf10 what", "google-site-verification=x", "V=SPF1 -all"])) == ["ok"]


def test_no_record_and_two_records_are_problems() -> None:
    assert "has no SPF record" in only(spf(["something else"]), Level.PROBLEM).seen
    assert "has 2 SPF records" in only(spf(["v=spf1 -all", "v=spf1 ~all"]), Level.PROBLEM).seen


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 +all",
        "v=spf1 all",
        "v=spf1 ip4:0.0.0.0/0 -all",
        "v=spf1 ip6:::/0 -all",
        "v=spf1 include:open.example -all",
    ],
)
def test_who_lets_everybody_send_is_told_so(record: str) -> None:
    assert find(spf(record, open_example__TXT=["v=spf1 +all"]), "the whole internet").level is Level.PROBLEM


@pytest.mark.parametrize("record", ["v=spf1 ip4:192.0.2.1", "v=spf1 ?all", "v=spf1 redirect=n0.example"])
def test_a_record_without_a_no_at_its_end_is_a_warning(record: str) -> None:
    found = spf(record, n0_example__TXT=["v=spf1 ip4:192.0.2.1"])
    assert "says nothing of other senders" in only(found, Level.WARNING).seen


UNREADABLE = "ipv4:1.2.3.4 ip4:1.2.3 ip4:::1 ip6:1.2.3.4 ip4 a/33 a//129 mx:x/y include include: exists all:x -alll"


@pytest.mark.parametrize("term", [*UNREADABLE.split(), "redirect=a.example redirect=b.example"])
def test_a_term_that_nobody_can_read_voids_the_record(term: str) -> None:
    found = find(spf(f"v=spf1 {term} -all", (RELAY,)), "cannot use the record")
    assert found.level is Level.PROBLEM
    assert term.split("=")[0] in found.seen


def test_ten_look_ups_are_allowed_and_eleven_are_not() -> None:
    assert levels(spf(including(10), **included(10))) == ["ok"]
    assert "takes 11 look-ups" in find(spf(including(11), **included(11)), "look-ups").seen


def test_look_ups_are_counted_through_what_is_included() -> None:
    inside = ["v=spf1 a mx exists:known.example ptr redirect=n0.example"]
    more = {"deep_example__TXT": inside, "deep_example__A": [RELAY], "known_example__A": [RELAY]} | included(1)
    more |= {"deep_example__MX": ["10 deep.example."]}
    world = {f"{OURS} TXT": ["v=spf1 include:deep.example -all"]}
    world |= {key.replace("__", " ").replace("_", "."): value for key, value in more.items()}
    walk = Walk(Zone(world))
    walk.policy(OURS, world[f"{OURS} TXT"][0])
    assert walk.lookups == 6  # include, a, mx, exists, ptr, redirect
    assert (walk.voids, walk.broken) == ([], [])


def test_what_stands_behind_all_is_never_looked_up() -> None:
    zone = Zone({f"{OURS} TXT": ["v=spf1 -all include:gone.example redirect=gone.example"]})
    assert levels(check_spf(OURS, zone, [])) == ["ok"]
    assert zone.asked == [f"{OURS} TXT"]


def test_two_look_ups_may_find_nothing_and_a_third_may_not() -> None:
    assert levels(spf("v=spf1 a:x.example mx:y.example -all")) == ["ok"]
    found = find(spf("v=spf1 a:x.example mx:y.example exists:z.example -all"), "find nothing")
    assert found.level is Level.PROBLEM
    assert "x.example, y.example, z.example" in found.seen


def test_a_circle_is_named() -> None:
    found = spf("v=spf1 include:a.example -all", a_example__TXT=[f"v=spf1 include:{OURS} -all"])
    assert f"{OURS} → a.example → {OURS} is a circle" in find(found, "circle").seen


def test_a_record_that_branches_for_ever_is_given_up() -> None:
    world = {f"{OURS} TXT": ["v=spf1 include:n0.example include:n0.example -all"]}
    world |= {
        f"n{n}.example TXT": [f"v=spf1 include:n{n + 1}.example include:n{n + 1}.example -all"] for n in range(60)
    }
    zone = Zone(world)
    assert find(check_spf(OURS, zone, []), "look-ups; receivers stop").level is Level.PROBLEM
    assert len(zone.asked) < 4 * GIVE_UP_AFTER


def test_redirects_without_end_are_given_up() -> None:
    world = {f"n{n}.example TXT": [f"v=spf1 redirect=n{n + 1}.example"] for n in range(2 * GIVE_UP_AFTER)}
    zone = Zone(world | {f"{OURS} TXT": ["v=spf1 redirect=n0.example"]})
    assert find(check_spf(OURS, zone, []), "look-ups; receivers stop").level is Level.PROBLEM
    assert len(zone.asked) < GIVE_UP_AFTER + 5


def test_an_include_without_a_record_voids_all() -> None:
    assert "leads to gone.example" in find(spf("v=spf1 include:gone.example -all"), "cannot use").seen


def test_too_many_mail_servers_void_the_record() -> None:
    hosts = [f"{n} mx{n}.big.example." for n in range(11)]
    assert "names 11 hosts" in find(spf("v=spf1 mx:big.example -all", big_example__MX=hosts), "cannot use").seen


def test_a_long_record_and_ptr_are_warnings() -> None:
    long = "v=spf1 " + " ".join(f"ip4:192.0.2.{n}" for n in range(40)) + " -all"
    assert "octets" in only(spf(long), Level.WARNING).seen
    assert "uses ptr" in only(spf("v=spf1 ptr -all"), Level.WARNING).seen


PLACES = {
    "a_example__A": ["198.51.100.7"],
    "a_example__AAAA": ["2001:db8::7"],
    "b_example__MX": ["10 a.example."],
    "in_example__TXT": ["v=spf1 ip4:192.0.2.25 -all"],
    "open_example__TXT": ["v=spf1 exists:%{i}.list.example -all"],
    "no_example__TXT": ["v=spf1 -ip4:192.0.2.25 ?all"],
}


@pytest.mark.parametrize(
    ("record", "relay", "level"),
    [
        ("v=spf1 ip4:192.0.2.0/24 -all", RELAY, "ok"),
        ("v=spf1 ip4:192.0.2.0/28 -all", RELAY, "problem"),
        ("v=spf1 -ip4:192.0.2.25 ip4:192.0.2.0/24 -all", RELAY, "problem"),
        ("v=spf1 ip6:2001:db8::/32 -all", "2001:db8::25", "ok"),
        ("v=spf1 ip4:192.0.2.0/24 -all", "2001:db8::25", "problem"),
        ("v=spf1 a:a.example -all", "198.51.100.7", "ok"),
        ("v=spf1 a:a.example -all", "198.51.100.8", "problem"),
        ("v=spf1 a:a.example/24 -all", "198.51.100.8", "ok"),
        ("v=spf1 a:a.example//64 -all", "2001:db8::8", "ok"),
        ("v=spf1 mx:b.example -all", "198.51.100.7", "ok"),
        ("v=spf1 include:in.example -all", RELAY, "ok"),
        # A fail inside an include is no match, so that the next term counts (RFC 7208 section 5.2).
        ("v=spf1 include:no.example ip4:192.0.2.25 -all", RELAY, "ok"),
        ("v=spf1 include:open.example -all", RELAY, "warning"),
        ("v=spf1 redirect=in.example", RELAY, "ok"),
        ("v=spf1 redirect=no.example", RELAY, "problem"),
        ("v=spf1 exists:%{i}.list.example -all", RELAY, "warning"),
        ("v=spf1 ip4:192.0.2.25 exists:%{i}.list.example -all", RELAY, "ok"),
        ("v=spf1 include:%{d}.list.example -all", RELAY, "warning"),
        ("v=spf1 redirect=%{d}.list.example", RELAY, "warning"),
    ],
)
def test_whether_the_relay_is_covered(record: str, relay: str, level: str) -> None:
    assert str(find(spf(record, (relay,), **PLACES), f"relay {relay}").level) == level


PIECES = "all include: a mx ptr ip4: ip6: exists: redirect= : / // 24 1.2.3.4 ::1 %{i} x.example + - ? ~"
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(st.lists(WORDS, max_size=4).map("".join), max_size=6).map(" ".join))
def test_any_text_is_read_or_refused(rest: str) -> None:
    with suppress(BadTerm):
        record = read(f"v=spf1 {rest}")
        assert sum(each.name == "all" for each in record.directives) <= 1
        assert not (record.redirect and any(each.name == "all" for each in record.directives))
