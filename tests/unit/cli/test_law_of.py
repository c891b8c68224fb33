"""The law of a day that a user types."""

from datetime import date

import pytest

from jatak.base.errors import UsageError
from jatak.cli.asking import law_of
from jatak.law.errors import PackError
from jatak.law.rulebook import Rulebook


def test_a_day() -> None:
    assert law_of("2026-11-21").law_as_of == date(2026, 11, 21)


@pytest.mark.parametrize(("day", "said"), [("soon", "'soon' is not a day"), ("1800-01-01", "pack is in force")])
def test_what_is_no_day_and_a_day_before_all_packs(day: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        law_of(day)


def test_a_pack_that_cannot_be_read_is_no_mistake_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(day: date) -> Rulebook:
        raise PackError("DK.toml", 3, "code", "missing")

    monkeypatch.setattr(Rulebook, "load", broken)
    with pytest.raises(PackError):
        law_of("2026-11-21")
