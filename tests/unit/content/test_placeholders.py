"""Places in a text are filled, and only with words."""

import pytest

from jatak.content.placeholders import fill, fill_html, unknown


@pytest.mark.parametrize(
    ("text", "name", "filled"),
    [
        ("Hello {name}", "Ana", "Hello Ana"),
        ("Hello {name|dear customer}", "", "Hello dear customer"),
        ("Hello {name}", "", "Hello "),
        ("{name}{name}", "{email}", "{email}{email}"),
        ("p {color: red}", "Ana", "p {color: red}"),
        ("Hello {name}", "A\r\nBcc: x", "Hello A Bcc: x"),
    ],
)
def test_places_are_filled_once(text, name, filled):
    assert fill(text, {"name": name}) == filled


def test_in_html_a_name_is_nothing_but_text():
    assert fill_html("<p>{name}</p>", {"name": "<img src=x>&"}) == "<p>&lt;img src=x&gt;&amp;</p>"


def test_strangers_are_named():
    assert unknown("{name} {nmae} {company|x} {voucher}") == ["nmae", "voucher"]
