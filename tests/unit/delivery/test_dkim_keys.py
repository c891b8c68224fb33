"""The keys of a domain: made, published, let sign, retired, removed."""

import base64
import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from jatak.base.errors import UsageError
from jatak.delivery.dkim import algorithms
from jatak.delivery.dkim.algorithms import Algorithm
from jatak.delivery.dkim.folder import BrokenKeys, a_labels, domains, read_keys
from jatak.delivery.dkim.key import State
from jatak.delivery.dkim.keys import activate, make, remove
from jatak.delivery.dkim.records import record
from jatak.delivery.dkim.signing import Signing

DOMAIN = "nordlys.example"
NOVEMBER, DECEMBER = datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short keys are made quickly."""
    monkeypatch.setattr(algorithms, "RSA_BITS", 1024)


def states() -> dict[str, str]:
    return {key.selector: key.state.value for key in read_keys(DOMAIN)}


def signing() -> list[str]:
    found = Signing.for_domain(DOMAIN)
    return [key.selector for key in found.keys] if found else []


def test_new_keys_wait_until_they_are_activated() -> None:
    make(DOMAIN, NOVEMBER)
    assert states() == {"jatak2611r": "waiting", "jatak2611e": "waiting"}
    assert signing() == []
    activate(DOMAIN, NOVEMBER)
    assert signing() == ["jatak2611r", "jatak2611e"]


def test_after_a_rotation_the_new_ones_sign_once_activated_and_the_old_are_retired() -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    make(DOMAIN, DECEMBER)
    assert signing() == ["jatak2611r", "jatak2611e"]
    activate(DOMAIN, DECEMBER)
    assert signing() == ["jatak2612r", "jatak2612e"]
    assert states()["jatak2611r"] == "retired"
    assert {key.since for key in read_keys(DOMAIN) if key.state is State.RETIRED} == {"2026-12-01T00:00:00+00:00"}


def test_one_key_of_a_pair_can_sign_alone() -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    activate(DOMAIN, NOVEMBER, ["jatak2611e"])
    assert states() == {"jatak2611r": "retired", "jatak2611e": "active"}
    activate(DOMAIN, NOVEMBER, ["jatak2611r"])
    assert signing() == ["jatak2611r"]


def test_a_second_pair_of_a_month_has_names_of_its_own() -> None:
    for _ in range(3):
        make(DOMAIN, NOVEMBER, [Algorithm.ED25519])
    assert list(states()) == ["jatak2611e", "jatak2611e2", "jatak2611e3"]


def test_retired_keys_are_removed_with_their_files(home: Path) -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    make(DOMAIN, DECEMBER)
    activate(DOMAIN, DECEMBER)
    assert [key.selector for key in remove(DOMAIN)] == ["jatak2611r", "jatak2611e"]
    assert sorted(file.stem for file in home.glob("dkim/*/*.pem")) == ["jatak2612e", "jatak2612r"]
    assert remove(DOMAIN) == []


def test_a_key_that_signs_is_not_removed_by_accident() -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    with pytest.raises(UsageError, match="jatak2611r signs"):
        remove(DOMAIN, ["jatak2611r"])
    assert signing() == ["jatak2611r", "jatak2611e"]
    remove(DOMAIN, everything=True)
    assert (signing(), domains()) == ([], [])


def test_what_is_unknown_is_named_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="has no keys"):
        activate(DOMAIN, NOVEMBER)
    make(DOMAIN, NOVEMBER)
    with pytest.raises(UsageError, match="jatak2501r") as raised:
        activate(DOMAIN, NOVEMBER, ["jatak2501r"])
    assert "jatak2611r, jatak2611e" in raised.value.remedy
    activate(DOMAIN, NOVEMBER)
    with pytest.raises(UsageError, match="waits"):
        activate(DOMAIN, NOVEMBER)


@pytest.mark.parametrize(
    "domain", ["", "..", "../../etc", "a b", "-x.example", "x.example\nz", "a/b.example", "@x.example"]
)
def test_a_domain_that_is_none_makes_no_folder(domain: str, home: Path) -> None:
    with pytest.raises(UsageError, match="is no domain"):
        a_labels(domain)


@pytest.mark.parametrize(
    ("given", "kept"), [("RødGrød.example.", "xn--rdgrd-vuad.example"), (" X.Example", "x.example")]
)
def test_a_domain_is_kept_as_the_dns_has_it(given: str, kept: str) -> None:
    assert a_labels(given) == kept


def test_nobody_else_reads_a_key(home: Path) -> None:
    make(DOMAIN, NOVEMBER)
    folder = home / "dkim" / DOMAIN
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(file.name for file in folder.iterdir()) == ["jatak2611e.pem", "jatak2611r.pem", "keys.json"]


def test_a_record_holds_the_public_key_in_strings_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(algorithms, "RSA_BITS", 2048)
    rsa, ed25519 = (record(DOMAIN, key) for key in make(DOMAIN, NOVEMBER))
    assert rsa.name == f"jatak2611r._domainkey.{DOMAIN}"
    assert "".join(rsa.strings) == rsa.value
    assert [len(each) for each in rsa.strings] == [255, len(rsa.value) - 255]
    public = load_der_public_key(base64.b64decode(rsa.value.removeprefix("v=DKIM1; k=rsa; p=")))
    assert isinstance(public, RSAPublicKey)
    assert public.key_size == 2048
    assert len(base64.b64decode(ed25519.value.removeprefix("v=DKIM1; k=ed25519; p="))) == 32
    assert ed25519.zone_line() == f'jatak2611e._domainkey.{DOMAIN}. IN TXT ( "{ed25519.value}" )'


def test_without_keys_it_is_left_to_the_relay() -> None:
    assert Signing.for_domain("polaris.example") is None


def test_keys_are_loaded_once_until_they_change() -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    assert Signing.for_domain(DOMAIN) is Signing.for_domain(DOMAIN.upper())
    activate(DOMAIN, NOVEMBER, ["jatak2611e"])
    assert signing() == ["jatak2611e"]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"keys": [{"selector": 1}]}', b"\xff", b'{"keys": 3}'])
def test_a_broken_list_of_keys_is_named(content: bytes, home: Path) -> None:
    make(DOMAIN, NOVEMBER)
    (home / "dkim" / DOMAIN / "keys.json").write_bytes(content)
    with pytest.raises(BrokenKeys, match=r"keys\.json"):
        Signing.for_domain(DOMAIN)


def test_a_key_that_is_lost_or_of_another_sort_is_named(home: Path) -> None:
    make(DOMAIN, NOVEMBER, state=State.ACTIVE)
    folder = home / "dkim" / DOMAIN
    (folder / "jatak2611e.pem").write_bytes((folder / "jatak2611r.pem").read_bytes())
    with pytest.raises(BrokenKeys, match=r"jatak2611e\.pem cannot be read: it does not hold"):
        Signing.for_domain(DOMAIN)
    (folder / "jatak2611e.pem").unlink()
    with pytest.raises(BrokenKeys, match=r"jatak2611e\.pem cannot be read: No such file"):
        Signing.for_domain(DOMAIN)


def test_a_selector_of_the_file_cannot_lead_elsewhere(home: Path) -> None:
    make(DOMAIN, NOVEMBER)
    file = home / "dkim" / DOMAIN / "keys.json"
    content = json.loads(file.read_text())
    content["keys"][0]["selector"] = "../../secrets/x"
    file.write_text(json.dumps(content))
    with pytest.raises(BrokenKeys):
        read_keys(DOMAIN)
