"""A pack that is not right is refused with file, line and reason."""

from datetime import time

import pytest

from jatak.law.errors import PackError
from jatak.law.reading import read

HEAD = 'code = "AA"\nname = "Aland"\n'
GOOD = """
[consent.min_age]
value = 15
cite = "§ 6"
source = "https://law.example/6"
status = "read"
valid_from = 2024-01-01
"""


def refusal(toml: str, file: str = "AA.toml") -> PackError:
    with pytest.raises(PackError) as caught:
        read(file, toml)
    return caught.value


def test_a_good_pack() -> None:
    document = read("AA.toml", HEAD + GOOD)
    (value,) = document.dated["consent.min_age"]
    assert value.value is not None
    assert value.value.amount == 15
    assert value.source.cite == "§ 6"


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ("value = 15", "value = 99", "whole number from 1 to 21"),
        ("value = 15", 'value = "fifteen"', "whole number from 1 to 21"),
        ("value = 15", "value = true", "whole number from 1 to 21"),
        ('cite = "§ 6"\n', "", "cite is missing"),
        ('source = "https://law.example/6"', 'source = " "', "source is missing"),
        ('status = "read"', 'status = "heard"', "status must be one of read, second-hand, memory"),
        ("valid_from = 2024-01-01", 'valid_from = "2024"', "valid_from must be a day"),
        (
            "valid_from = 2024-01-01",
            "valid_from = 2024-01-01\nvalid_to = 2023-01-01",
            "valid_to must be a day not before",
        ),
        ("valid_from = 2024-01-01", "valid_from = 2024-01-01\nunit = 1", "unknown key unit"),
        ("[consent.min_age]", "[consent.max_age]", "no such parameter"),
        ("[consent.min_age]", "[nonsense]", "no such parameter"),
    ],
)
def test_what_is_wrong_is_named(good: str, bad: str, reason: str) -> None:
    error = refusal(HEAD + GOOD.replace(good, bad))
    assert error.file == "AA.toml"
    assert reason in str(error)


def test_the_line_is_named() -> None:
    assert refusal(HEAD + GOOD.replace("value = 15", "value = 99")).line == 5
    assert refusal(HEAD + GOOD.replace("status", "state")).line == 8
    assert refusal(HEAD + GOOD.replace('cite = "§ 6"\n', "")).line == 4
    assert refusal(HEAD + GOOD + "[x]\nbroken\n").line == 11
    assert refusal(HEAD + "inherits = 3\n" + GOOD).line == 3


def test_values_that_overlap_are_refused() -> None:
    two = GOOD.replace("[consent.min_age]", "[[consent.min_age]]")
    error = refusal(HEAD + two + two.replace("2024-01-01", "2025-01-01"))
    assert "overlap from 2025-01-01" in error.reason
    assert error.line == 16
    assert error.key == "consent.min_age"


def test_a_file_is_called_like_its_country() -> None:
    assert "code" in str(refusal(HEAD, file="BB.toml"))
    assert "name" in str(refusal('code = "AA"\n'))


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("regime.consumer", '"maybe"', "must be one of consent"),
        ("regime.consumer", '{ email = "consent" }', "leaves out sms"),
        ("regime.consumer", '{ pigeon = "consent", "*" = "free" }', "has no pigeon"),
        ("customer.channels", '["email", "email"]', "without repetitions"),
        ("customer.channels", '["pigeon"]', "must be one of email"),
        ("customer.allowed", '"yes"', "must be true or false"),
        ("time.quiet_hours", "0", "must be hours such as"),
        ("time.quiet_hours", '"21-8"', "must be hours such as"),
        ("time.quiet_hours", '{ sms = "21:00-21:00", "*" = "none" }', "begins when it ends"),
    ],
)
def test_impossible_values(key: str, value: str, reason: str) -> None:
    toml = HEAD + GOOD.replace("consent.min_age", key).replace("value = 15", f"value = {value}")
    assert reason in str(refusal(toml))


def test_a_value_that_is_left_out_was_not_researched() -> None:
    (value,) = read("AA.toml", HEAD + GOOD.replace("value = 15\n", "")).dated["consent.min_age"]
    assert value.value is None


def test_none_is_a_finding_and_no_gap() -> None:
    toml = HEAD + GOOD.replace("consent.min_age", "time.inactivity_months").replace("15", '"none"')
    (value,) = read("AA.toml", toml).dated["time.inactivity_months"]
    assert value.value is not None
    assert value.value.amount is None


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ('layer = "yes"\n', "must be true or false"),
        ('layer = true\nmembers = ["Aland"]\n', "country codes of two capitals"),
        ('layer = true\nmembers = "AA"\n', "country codes of two capitals"),
        ('members = ["BB"]\n', "only a layer has members"),
    ],
)
def test_a_head_that_is_wrong(head: str, reason: str) -> None:
    assert reason in str(refusal(HEAD + head + GOOD))


def test_quiet_hours_reach_over_midnight() -> None:
    toml = HEAD + GOOD.replace("consent.min_age", "time.quiet_hours").replace(
        "15", '{ sms = "21:00-08:00", "*" = "none" }'
    )
    (value,) = read("AA.toml", toml).dated["time.quiet_hours"]
    hours = value.value["sms"]
    assert [hours.covers(time(hour)) for hour in (7, 8, 20, 21, 0)] == [True, False, False, True, True]
    assert value.value["email"] is None
