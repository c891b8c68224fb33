"""What every profile of an industry must keep."""

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
