"""Others verify what we sign, and notice what was changed (RFC 6376, RFC 8463)."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import dkim
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.delivery.letters import Letter, compose, marketing, service

from jatak.delivery.dkim.algorithms import Algorithm
from jatak.delivery.dkim.folder import read_keys
from jatak.delivery.dkim.key import State
from jatak.delivery.dkim.keys import make
from jatak.delivery.dkim.records import record
from jatak.delivery.dkim.seal import relaxed
from jatak.delivery.dkim.signing import Signing

DOMAIN = "nordlys.example"
NOVEMBER = datetime(2026, 11, 22, tzinfo=UTC)
Dns = Callable[..., bytes | None]

COVERED = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"]
COVERED += ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "CFBL-Address", "CFBL-Feedback-ID"]
LETTERS = {
    "marketing": marketing(),
    "service": service(),
    "plain text": marketing(html=""),
    "own subject": marketing(subject="Til {name}"),
    "long names": marketing(name="Ærlig talt " * 12, subject="Sommer, " * 30 + "ja"),
    "spaces": marketing(name="Ana   B", subject="Sommer   på  øen"),
    "no name": marketing(name=""),
    "beyond ASCII": marketing(address="søren@kunde.example"),
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with an active pair for the domain; making a key takes a while."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JATAK_HOME", str(home))
        make(DOMAIN, NOVEMBER, state=State.ACTIVE)
        yield home


@pytest.fixture(scope="module")
def signing(keys: Path) -> Signing:
    found = Signing.for_domain(DOMAIN)
    assert found
    return found


@pytest.fixture(scope="module")
def dns(keys: Path) -> Dns:
    """Answers as the DNS would if the records were published."""
    records = [record(DOMAIN, key) for key in read_keys(DOMAIN)]
    published = {f"{each.name}.".encode(): "".join(each.strings).encode() for each in records}
    return lambda name, timeout=5: published.get(name)


def verdicts(data: bytes, dns: Dns) -> list[bool]:
    """Whether each signature holds, from the top."""
    count = len(re.findall(rb"(?m)^DKIM-Signature:", data.split(b"\r\n\r\n", 1)[0]))
    return [verdict(data, number, dns) for number in range(count)]


def verdict(data: bytes, number: int, dns: Dns) -> bool:
    try:
        return bool(dkim.DKIM(data).verify(idx=number, dnsfunc=dns))
    except dkim.ValidationError:
        return False


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_both_signatures_hold(letter: Letter, signing: Signing, dns: Dns) -> None:
    assert verdicts(compose(letter, signing).data, dns) == [True, True]


@settings(deadline=None, max_examples=40)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=80), text=st.text("ab .=\nø", max_size=200))
def test_they_hold_whatever_stands_in_the_letter(name: str, text: str, signing: Signing, dns: Dns) -> None:
    letter = marketing(name=name, subject="{name|kunde}", text=text)
    assert verdicts(compose(letter, signing).data, dns) == [True, True]


def test_the_letter_itself_is_not_changed(signing: Signing) -> None:
    assert compose(marketing(), signing).data.endswith(compose(marketing()).data)


def test_a_changed_body_is_noticed(signing: Signing, dns: Dns) -> None:
    data = compose(marketing(), signing).data
    changed = data.replace(b"sommeren kommer", b"sommeren komme!")
    assert changed != data
    assert verdicts(changed, dns) == [False, False]


@pytest.mark.parametrize("name", COVERED)
def test_a_changed_header_is_noticed(name: str, signing: Signing, dns: Dns) -> None:
    data = compose(marketing(), signing).data
    start = data.index(f"\r\n{name}: ".encode()) + len(name) + 4
    changed = data[:start] + (b"x" if data[start : start + 1] != b"x" else b"y") + data[start + 1 :]
    assert verdicts(changed, dns) == [False, False]


@pytest.mark.parametrize(
    "line", [b"From: eve@evil.example", b"Subject: x", b"List-Unsubscribe: <https://evil.example>"]
)
def test_another_header_put_before_ours_is_noticed(line: bytes, signing: Signing, dns: Dns) -> None:
    data = compose(marketing(), signing).data
    assert verdicts(line + b"\r\n" + data, dns) == [False, False]


def test_a_relay_may_fold_anew_and_trace(signing: Signing, dns: Dns) -> None:
    data = compose(marketing(), signing).data
    folded = data.replace(b">,\r\n <mailto:", b">, <mailto:").replace(
        b"Content-Language: da", b"content-language:\r\n\tda "
    )
    assert folded != data
    assert verdicts(b"Received: from x by y; Mon, 4 May 2026 09:30:00 +0000\r\n" + folded, dns) == [True, True]


def test_each_signature_names_its_key_and_its_instant(signing: Signing) -> None:
    head = compose(marketing(), signing).data.split(b"\r\n\r\n", 1)[0].replace(b"\r\n ", b" ").decode()
    found = [line for line in head.split("\r\n") if line.startswith("DKIM-Signature:")]
    assert ["a=rsa-sha256" in found[0], "a=ed25519-sha256" in found[1]] == [True, True]
    for line, selector in zip(found, ("jatak2611r", "jatak2611e"), strict=True):
        for tag in (f"d={DOMAIN};", f"s={selector};", "c=relaxed/simple;", "t=1777887000;"):
            assert tag in line
        assert " l=" not in line


def test_headers_of_a_signature_are_short_lines(signing: Signing) -> None:
    head = compose(marketing(), signing).data.split(b"From:", 1)[0]
    assert max(map(len, head.split(b"\r\n"))) <= 90


@pytest.mark.parametrize("algorithm", Algorithm)
def test_one_key_alone_signs_alone(algorithm: Algorithm, signing: Signing, dns: Dns) -> None:
    alone = Signing(DOMAIN, [key for key in signing.keys if key.algorithm is algorithm])
    assert verdicts(compose(marketing(), alone).data, dns) == [True]


def test_headers_are_canonicalised_as_the_standard_shows() -> None:
    # RFC 6376, section 3.4.5
    assert relaxed(b"A: X \r\n") == b"a:X\r\n"
    assert relaxed(b"B : Y\t\r\n\tZ  \r\n") == b"b:Y Z\r\n"
