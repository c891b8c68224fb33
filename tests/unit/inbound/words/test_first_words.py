"""What Ben's few words ask for, by mail and by text message."""

import pytest

from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.mail import asked_by_mail
from jatak.inbound.reading.words.sms import asked_by_sms


@pytest.mark.parametrize("text", ["unsubscribe", "Please remove me from your list", "I don't want any more e-mails"])
def test_a_clear_request_leaves(text: str) -> None:
    assert (
        asked_by_mail("Re: Offers", f"{text}\n\nOn 3 May 2026 at 10:00, Shop wrote:\n> unsubscribe here").verdict
        == Verdict.LEAVE
    )


def test_the_word_in_a_quotation_asks_for_nothing() -> None:
    assert asked_by_mail("", "Thanks!\n\nOn 3 May 2026 at 10:00, Shop wrote:\n> unsubscribe").verdict == Verdict.NOTHING


def test_the_exact_word_leaves_by_text_message() -> None:
    assert asked_by_sms("Stop!").verdict == Verdict.LEAVE
    assert asked_by_sms("Stop by the shop tomorrow").verdict == Verdict.DOUBTFUL
    assert asked_by_sms("I will stop by").verdict == Verdict.NOTHING
