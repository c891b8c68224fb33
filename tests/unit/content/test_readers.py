"""Who gets which language of a letter, and in which language its foot speaks to them."""

import pytest

from jatak.content.readers import Readers, foot_for, served_by


@pytest.mark.parametrize(
    ("reader", "written", "gets"),
    [
        ("da", ("da", "en"), "da"),
        ("da-DK", ("da", "en"), "da"),
        ("de-AT", ("de", "de-CH"), "de"),
        ("de-CH", ("de", "de-CH"), "de-CH"),
        ("de_AT", ("de",), "de"),
        ("DE", ("de",), "de"),
        ("nn", ("nb", "en"), "nb"),
        ("no", ("nb",), "nb"),
        ("nb-NO", ("no",), "no"),
        ("nn-NO", ("nb", "nn"), "nn"),
        ("fi", ("da", "en"), ""),
        ("", ("da", "en"), ""),
        ("und", ("da", "en"), ""),
    ],
)
def test_a_text_serves_its_own_readers(reader: str, written: tuple[str, ...], gets: str) -> None:
    assert served_by(reader, written) == gets


def test_who_reads_another_language_gets_the_companys_own_or_what_was_chosen() -> None:
    written = ("da", "en")
    assert Readers(written, "da").gets("de") == "da"
    assert Readers(written, "da", "en").gets("de") == "en"
    assert Readers(written, "da", "sv").gets("de") == "da", "what was chosen is not written any more"
    assert Readers(written, "fr").gets("de") == "da"
    assert Readers(("nb",), "no").gets("de") == "nb"


def test_left_out_is_who_reads_another_language_never_who_reads_nobody_knows_what() -> None:
    readers = Readers(("da", "en"), "da", served_only=True)
    assert [readers.gets(each) for each in ("de", "de-AT", "da-DK", "", "und")] == [None, None, "da", "da", "da"]


@pytest.mark.parametrize(
    ("reader", "text", "foot"),
    [("de", "da", "de"), ("de-AT", "da", "de"), ("no", "da", "nb"), ("nn", "nb", "nb"), ("it", "da", "da"),
     ("", "da", "da"), ("da-DK", "da", "da"), ("de", "de-CH", "de-CH"), ("fi", "da", "fi")],
)  # fmt: skip
def test_the_foot_speaks_the_readers_language_where_it_can(reader: str, text: str, foot: str) -> None:
    assert foot_for(reader, text) == foot
