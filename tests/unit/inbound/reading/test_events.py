"""Events of Amazon SES that come by mail."""

import json

import pytest
from tests.unit.inbound.reading.mails import mail

from jatak.inbound.reading.heard import Action, Kind
from jatak.inbound.reading.post import read

ANA = {"emailAddress": "ana@example.org", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}
EVENT = {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": [ANA]}}


@pytest.mark.parametrize(
    "text", [json.dumps(EVENT), json.dumps({"Type": "Notification", "Message": json.dumps(EVENT)})]
)
def test_an_event_is_a_bounce(text: str) -> None:
    heard = read(mail("AWS Notification Message", f"{text}\n\n--\nIf you wish to stop receiving notifications ...\n"))
    assert (heard.kind, heard.recipient, heard.status) == (Kind.BOUNCE, "ana@example.org", "5.1.1")
    assert (heard.permanent, heard.reason, heard.action) == (True, "unknown_user", Action.MARK_UNDELIVERABLE)


def test_a_transient_one_passes() -> None:
    full = {"bounceType": "Transient", "bounceSubType": "MailboxFull", "bouncedRecipients": [ANA | {"status": "5.2.2"}]}
    assert read(mail("AWS", json.dumps({"bounce": full}))).permanent is False


@pytest.mark.parametrize("bounce", [[], {}, {"bouncedRecipients": 7}, {"bouncedRecipients": [7, {"emailAddress": 7}]}])
def test_what_is_no_event_is_post(bounce: object) -> None:
    text = json.dumps({"bounce": bounce, "note": '"bouncedRecipients"'})
    assert read(mail("AWS", text)).kind is Kind.POST
