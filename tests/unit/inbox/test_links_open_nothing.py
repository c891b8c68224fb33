"""A reply quotes our letter: whoever reads it at the desk sees no link that would act for somebody."""

from jatak.console.inbox.marking import around, marked

WORDS = "Take me off.\n> Leave: https://mail.sydrejser.example/l/AQAAAAAAAAABAAAAAAAAAAI\n> https://mail.sydrejser.example/x/Ab3-x"


def test_no_token_is_shown() -> None:
    for pieces in (marked(WORDS, "take me off"), around(WORDS, "take me off", width=500)):
        text = "".join(piece.text for piece in pieces)
        assert "AQAA" not in text
        assert "Ab3" not in text
        assert "https://mail.sydrejser.example/l/***" in text
        assert [piece.text for piece in pieces if piece.marked] == ["Take me off"]
