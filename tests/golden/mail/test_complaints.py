"""Five feedback reports, held against what another program reads in them, field by field."""

import email.utils
import json
from pathlib import Path
from typing import Any

import pytest
from tests.golden.mail.material import shared

from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.post import read

NUMBERS = range(1, 6)


def both(number: int) -> tuple[Heard, dict[str, Any]]:
    folder: Path = shared("complaints")
    answer = json.loads((folder / f"{number:03}.json").read_text())
    return read((folder / f"{number:03}.eml").read_bytes()), answer


def bare(address: str | None) -> str:
    return (address or "").strip("<>")


@pytest.mark.parametrize("number", NUMBERS)
def test_its_fields_are_read(number: int) -> None:
    heard, answer = both(number)
    report = heard.report
    assert heard.kind is Kind.COMPLAINT
    assert report is not None
    assert report.type.replace("-", "") == answer["feedback_type"].lower()
    assert report.auth_failure == answer["auth_failure"].lower().replace("unspecified", "")
    assert (report.user_agent, int(report.version)) == (answer["user_agent"], answer["version"])
    assert report.mail_from == bare(answer["original_mail_from"])
    assert set(report.recipients) == ({bare(answer["original_rcpt_to"])} - {""})
    assert (report.reporting_mta, report.source_ip) == (answer["reporting_mta"] or "", answer["source_ip"] or "")
    assert (report.incidents, report.envelope_id) == (answer["incidents"], answer["original_envelope_id"] or "")
    assert list(report.domains) == answer["reported_domain"]
    assert list(report.uris) == answer["reported_uri"]
    assert [one.split() for one in report.authentication_results] == [
        one.split() for one in answer["authentication_results"]
    ]
    arrived = email.utils.parsedate_to_datetime(report.arrived).timestamp() if report.arrived else None
    assert arrived == answer["arrival_date"]


@pytest.mark.parametrize(
    ("number", "action"), [(1, Action.STOP_MARKETING), (2, Action.STOP_MARKETING), (4, Action.IGNORE)]
)
def test_abuse_stops_marketing_and_a_failed_signature_does_not(number: int, action: Action) -> None:
    assert both(number)[0].action is action
