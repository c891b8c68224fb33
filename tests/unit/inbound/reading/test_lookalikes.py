"""Mails that look like something that they are not: none of them ends an address, and what they are is told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jatak.inbound.reading.post import read

MAILS = tomllib.loads((Path(__file__).parent / "lookalikes.toml").read_text())["mail"]


@pytest.mark.parametrize("mail", MAILS, ids=[mail["name"] for mail in MAILS])
def test_it_is_what_it_is(mail: dict[str, Any]) -> None:
    heard = read(f"{mail['headers']}\n\n{mail['text']}".encode())
    assert heard.kind in mail["kinds"]
    assert heard.failures == ()
    assert not heard.permanent
    assert mail.get("reason", heard.reason) == heard.reason
