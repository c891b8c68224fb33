"""Numbers in addresses of pages."""

import pytest

from jatak.console.frame.numbers import number


@pytest.mark.parametrize("text", [None, "", "x", "-1", "1.5", " 1", "²", "٣", "9" * 19])
def test_what_is_no_key_is_none(text: str | None) -> None:
    assert number(text) is None


def test_a_key_is_a_number() -> None:
    assert number("0042") == 42
