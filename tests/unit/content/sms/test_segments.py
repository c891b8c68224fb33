"""How many parts a text is paid for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.content.sms.alphabet import DEFAULT, EXTENSION
from jatak.content.sms.segments import segments


def test_the_alphabet_has_its_127_characters_and_nine_more():
    assert len(DEFAULT) == 127  # and the escape, which is no character
    assert len(EXTENSION) == 9 + 1  # and the form feed


@pytest.mark.parametrize(
    ("text", "parts", "left"),
    [
        ("", 1, 160),
        ("a" * 160, 1, 0),
        ("a" * 161, 2, 306 - 161),
        ("a" * 306, 2, 0),
        ("a" * 307, 3, 152),
        ("€" * 80, 1, 0),
        ("€" * 81, 2, 304 - 162 + 1),  # 76 fit into a part of 153, five are in the second
        ("æøåÆØÅäöüß à", 1, 148),
        ("ł" * 70, 1, 0),
        ("ł" * 71, 2, 134 - 71),
        ("ł" * 134, 2, 0),
        ("ł" * 135, 3, 66),
        ("😀" * 35, 1, 0),
        ("😀" * 36, 2, 134 - 72 - 1 + 0),  # 33 fit into a part of 67: a pair is never divided
    ],
)
def test_parts_are_counted_as_telephones_cut_them(text, parts, left):
    found = segments(text)
    assert (found.parts, found.left) == (parts, left)


def test_one_character_makes_all_of_it_ucs2_and_is_named():
    assert segments("a" * 70 + "’").outside == ("’",)
    assert segments("a" * 70 + "’").parts == 2
    assert segments("“Hej” … “du”").outside == ("“", "”", "…")


def test_eleven_parts_are_too_many():
    assert not segments("a" * 1530).too_many
    assert segments("a" * 1531).too_many


@given(st.text(st.sampled_from("aÆ€^ł😀\n"), max_size=700))
def test_more_text_is_never_fewer_parts_and_every_part_is_full_but_the_last(text):
    found = segments(text)
    assert segments(text + "a").parts >= found.parts
    assert found.left >= 0
    capacity = (67 if found.is_ucs2 else 153) * found.parts if found.parts > 1 else (70 if found.is_ucs2 else 160)
    assert found.units + found.left <= capacity
    assert capacity - found.units - found.left < found.parts  # at most one unit is lost at the end of each
