"""What every profile of an industry must keep."""

import re
from pathlib import Path

import pytest

from jatak.law.industries import industries
from jatak.law.profile import STARTS, Choice, Profile
from jatak.law.vocabulary import RELATIONS

PROFILE = pytest.mark.parametrize("profile", industries().values(), ids=lambda profile: profile.code)


def test_there_are_the_four() -> None:
    assert sorted(industries()) == ["event", "shop", "subscription", "travel"]


def choices(profile: Profile) -> list[Choice]:
    return [profile.inactivity, *profile.windows.values()]


@PROFILE
def test_it_says_why(profile: Profile) -> None:
    assert len(profile.note.split()) > 30
    assert all(choice.reason.endswith(".") and len(choice.reason.split()) > 5 for choice in choices(profile))


@PROFILE
def test_each_relation_has_a_window_of_its_own(profile: Profile) -> None:
    assert set(profile.windows) == set(RELATIONS)
    assert all(choice.months and choice.starts in STARTS for choice in choices(profile))


@PROFILE
def test_nobody_is_called_silent_before_the_window_has_closed(profile: Profile) -> None:
    """Else the window would promise what the silence takes back."""
    assert profile.inactivity.months
    assert all(window.months and window.months <= profile.inactivity.months for window in profile.windows.values())


@PROFILE
def test_the_page_for_users_tells_its_numbers(profile: Profile) -> None:
    page = (Path(__file__).parents[2] / "docs" / "customers.md").read_text()
    (row,) = re.findall(rf"^\| `{profile.code}` \|(.*)\|$", page, re.MULTILINE)
    months = {relation: choice.months for relation, choice in profile.windows.items()}
    assert months["subscription"] == months["membership"]
    told = [months[name] for name in ("sale", "subscription", "negotiation", "inquiry", "free_account")]
    donation = [] if months["donation"] == months["free_account"] else [months["donation"]]
    assert [int(number) for number in re.findall(r"\d+", row)] == [*told, *donation, profile.inactivity.months]
