"""The fast way to an address answers what the validator answers, or nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jatak.imports.understanding.addresses import plain_email
from jatak.people.addresses import InvalidAddress, normalise_email

LETTERS = st.text(alphabet="aBcZ09.-_+@xn!#/%éß ", min_size=1, max_size=20)
ADDRESSES = st.builds(
    "{}@{}.{}".format, LETTERS, LETTERS, st.sampled_from(["com", "dk", "local", "test", "x", "c0m", "onion"])
)


@given(ADDRESSES | LETTERS | st.text(max_size=40))
@settings(max_examples=1500, deadline=None)
def test_it_never_differs(address: str) -> None:
    plain = plain_email(address)
    if plain is not None:
        assert plain == normalise_email(address)


def test_what_is_too_long_or_reserved_is_left_to_the_validator() -> None:
    for address in (
        "a" * 65 + "@example.com",
        "ana@" + "a" * 64 + ".com",
        "ana@example.local",
        "a..b@example.com",
    ):
        assert plain_email(address) is None
        try:
            normalise_email(address)
        except InvalidAddress:
            continue
        raise AssertionError(address)


def test_ordinary_ones_take_the_fast_way() -> None:
    assert plain_email("Ana.O'Neil+news@Mail-1.Example.com") == "ana.o'neil+news@mail-1.example.com"
