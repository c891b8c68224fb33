"""Notices of more than a hundred kinds, in many languages: who did not get the message, for good or not, and why."""

import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from jatak.inbound.reading.heard import Kind
from jatak.inbound.reading.post import read

HERE = Path(__file__).parent
FILES = ("notices.toml", "more_notices.toml")
NOTICES = [notice for file in FILES for notice in tomllib.loads((HERE / file).read_text())["notice"]]


def mail(notice: dict[str, Any]) -> bytes:
    """The notice as the system sends it."""
    head = {"Return-Path": "<>", "From": notice["from"], "To": "<bounce+1@shop.example>", "Subject": notice["subject"]}
    lines = [f"{name}: {value}" for name, value in (head | notice.get("headers", {})).items()]
    return "\n".join(
        [
            *lines,
            "MIME-Version: 1.0",
            f"Content-Type: {notice.get('type', 'text/plain; charset=utf-8')}",
            "",
            notice["text"],
        ]
    ).encode()


@pytest.mark.parametrize("notice", NOTICES, ids=[notice["system"] for notice in NOTICES])
def test_a_notice_is_read(notice: dict[str, Any]) -> None:
    *recipients, permanent, reason = notice["expect"]
    heard = read(mail(notice))
    assert heard.kind is Kind.BOUNCE
    assert sorted(heard.recipients) == sorted(recipients)
    assert (heard.recipient, heard.permanent, heard.reason) == (recipients[0], permanent == "permanent", reason)
    assert notice.get("language", heard.language) == heard.language


@pytest.mark.parametrize("notice", NOTICES, ids=[notice["system"] for notice in NOTICES])
def test_the_same_text_from_a_person_who_forwards_it_is_no_bounce(notice: dict[str, Any]) -> None:
    asked = EmailMessage()
    asked["From"], asked["To"], asked["Subject"] = "Ana <ana@example.net>", "help@shop.example", "Re: what is this?"
    asked["In-Reply-To"] = "<1@shop.example>"
    asked.set_content("Could you tell me what this means?\n\n> " + notice["text"].strip().replace("\n", "\n> "))
    assert read(asked.as_bytes()).kind is not Kind.BOUNCE
