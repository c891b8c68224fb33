"""Replies in HTML: what they quote is left out, whatever program wrote them."""

import pytest

from jatak.inbound.reading.quotes.html import text_of

QUOTED = [
    '<div class="gmail_quote">On Sunday Shop wrote:<blockquote>Unsubscribe</blockquote></div>',
    '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Shop</div><div>Unsubscribe</div>',
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt">From: Shop</div><p>Unsubscribe</p>',
    '<blockquote type="cite"><blockquote>Unsubscribe</blockquote> Unsubscribe</blockquote>',
    '<div class="yahoo_quoted">Unsubscribe</div><style>Unsubscribe</style>',
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_they_quote_is_left_out(quoted: str) -> None:
    assert text_of(f"<html><body><p>Afmeld <b>mig</b></p>{quoted}</body></html>").split("\n")[0] == "Afmeld mig"
    assert "Unsubscribe" not in text_of(f"<p>Afmeld mig</p>{quoted}")


def test_a_link_keeps_its_address() -> None:
    assert (
        text_of('<p><a href="https://shop.example/leave">Unsubscribe</a></p>')
        == "Unsubscribe <https://shop.example/leave>"
    )


def test_paragraphs_stay_apart() -> None:
    assert text_of("<p>Hej</p><p>Afmeld mig</p>") == "Hej\n\nAfmeld mig"
