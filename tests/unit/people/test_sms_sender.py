"""What an SMS comes from."""

import pytest

from jatak.base.errors import UsageError
from jatak.people.sms_sender import checked_reply, checked_sender, is_number


@pytest.mark.parametrize(
    ("told", "sender"),
    [
        ("+45 20 20 20 20", "+4520202020"),
        ("1234", "1234"),
        (" Sydrejser ", "Sydrejser"),
        ("", ""),
        ("Blaa & Co", "Blaa & Co"),
    ],
)
def test_numbers_and_names_of_eleven_letters_are_taken(told, sender):
    assert checked_sender(told) == sender


@pytest.mark.parametrize("told", ["Nørrebro", "Twelve chars", "20 20 20 20 20 20 20", "+", "...", "A\nB" * 5])
def test_what_no_network_carries_is_refused(told):
    with pytest.raises(UsageError):
        checked_sender(told)


def test_people_answer_to_numbers_alone():
    assert is_number("1234")
    assert is_number("+4520202020")
    assert not is_number("Sydrejser")
    assert not is_number("")
    with pytest.raises(UsageError):
        checked_reply("Sydrejser")
