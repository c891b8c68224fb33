"""The 164 addresses of isemail.xml: what is none is refused, what is one is taken, but for what we do not want."""

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from jatak.people.addresses import InvalidAddress, normalise_email

HERE = Path(__file__).resolve().parents[2]
MATERIAL = Path(os.environ.get("JATAK_MATERIAL") or HERE.parent / "shared" / "material")
FILE = MATERIAL / "addresses" / "isemail.xml"
# Right by RFC 5322, of no use for writing to people: quoted local parts, address literals, comments.
UNWANTED = ("ISEMAIL_RFC5321", "ISEMAIL_CFWS", "ISEMAIL_DEPREC", "ISEMAIL_RFC5322")


def _addresses() -> list[tuple[str, str, str, str]]:
    found = []
    for test in ET.parse(FILE).getroot().findall("test"):
        written = "".join(
            chr(ord(c) - 0x2400) if 0x2400 <= ord(c) < 0x2420 else c for c in test.findtext("address") or ""
        )
        found.append((test.get("id") or "", written, test.findtext("category") or "", test.findtext("diagnosis") or ""))
    return found


def _taken(address: str) -> bool:
    try:
        normalise_email(address)
    except InvalidAddress:
        return False
    return True


@pytest.fixture(scope="module")
def addresses() -> list[tuple[str, str, str, str]]:
    if not FILE.exists():
        pytest.skip(f"NOT TESTED: {FILE} is not there; set JATAK_MATERIAL to the folder of real material.")
    return _addresses()


def test_what_is_no_address_is_refused(addresses: list[tuple[str, str, str, str]]) -> None:
    assert [row for row in addresses if row[2] == "ISEMAIL_ERR" and _taken(row[1])] == []


def test_what_is_an_address_is_taken(addresses: list[tuple[str, str, str, str]]) -> None:
    good = [row for row in addresses if row[2] in ("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN")]
    assert len(good) > 15
    assert {row[1] for row in good if not _taken(row[1])} == {"test@io"}, "a domain without a dot is a slip"


def test_what_is_right_and_of_no_use_is_refused(addresses: list[tuple[str, str, str, str]]) -> None:
    unwanted = [row for row in addresses if row[2] in UNWANTED]
    assert len(unwanted) > 40
    assert {row[1] for row in unwanted if _taken(row[1])} == {" test@iana.org", "test@iana.org "}, "blanks around it"
