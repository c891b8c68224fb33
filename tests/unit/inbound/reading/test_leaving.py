"""Requests to leave: by the address that is there for it, and by words."""

import pytest
from tests.unit.inbound.reading.mails import dsn, mail

from jatak.inbound.reading.heard import Action, Kind
from jatak.inbound.reading.post import read

TOKEN = "1f" * 12


@pytest.mark.parametrize("header", ["To", "Delivered_To", "X_Original_To", "Envelope_To", "Cc"])
def test_mail_to_the_address_to_leave_by_leaves_whatever_it_says(header: str) -> None:
    heard = read(mail("", "", **{header: f"leave+{TOKEN}@in.shop.example"}))
    assert (heard.kind, heard.action, heard.tokens.leave) == (Kind.OPT_OUT, Action.LEAVE, (TOKEN,))


def test_so_does_one_that_a_mail_program_made_by_itself() -> None:
    heard = read(mail("unsubscribe", "", To=f"<leave+{TOKEN}@in.shop.example>", Auto_Submitted="auto-generated"))
    assert heard.kind is Kind.OPT_OUT


def test_a_token_in_the_subject_does_too() -> None:
    assert read(mail(f"unsubscribe {TOKEN}", "")).tokens.leave == (TOKEN,)


def test_a_program_that_answers_to_it_does_not() -> None:
    heard = read(mail("Out of office", "", To=f"leave+{TOKEN}@in.shop.example", Auto_Submitted="auto-replied"))
    assert heard.kind is Kind.AUTO_REPLY


def test_a_notice_that_came_to_it_does_not() -> None:
    assert read(dsn(To=f"leave+{TOKEN}@in.shop.example")).kind is Kind.BOUNCE


def test_clear_words_leave() -> None:
    heard = read(mail("Re: May", "Please unsubscribe me from this list.", In_Reply_To="<1@shop.example>"))
    assert (heard.kind, heard.action, heard.recipient) == (Kind.OPT_OUT, Action.LEAVE, "ana@example.org")


def test_the_same_words_in_a_mail_to_many_do_not() -> None:
    heard = read(mail("News", "To unsubscribe me, click here. Please unsubscribe me.", List_Id="<news.example>"))
    assert (heard.kind, heard.action, heard.reason) == (Kind.POST, Action.PASS_ON, "bulk")


def test_a_long_text_that_carries_nothing_of_ours_is_shown_to_a_person() -> None:
    long = "I bought a lamp and it is very nice. " * 12 + "Please unsubscribe me from your newsletter."
    assert read(mail("A lamp", long)).action is Action.ASK_A_PERSON
    known = read(mail("Re: A lamp", long, In_Reply_To=f"<{TOKEN}@shop.example>"))
    assert (known.kind, known.action) == (Kind.OPT_OUT, Action.LEAVE)


def test_an_advertisement_asks_for_nothing() -> None:
    text = "Buy https://a.example https://b.example https://c.example https://d.example https://e.example\n\nRemove me"
    heard = read(mail("Offers", text))
    assert (heard.kind, heard.action, heard.reason) == (Kind.POST, Action.PASS_ON, "advertising")


def test_post_is_post() -> None:
    heard = read(mail("A question", "Hello, when will my lamp arrive? Kind regards, Ana"))
    assert (heard.kind, heard.action, heard.recipient, heard.language) == (
        Kind.POST,
        Action.PASS_ON,
        "ana@example.org",
        "en",
    )


def test_what_they_wrote_is_kept_with_its_letters() -> None:
    heard = read(
        mail(
            "=?utf-8?Q?Sp=C3=B8rgsm=C3=A5l?=",
            "<p>Hvorn=E5r kommer<br>lampen?</p>",
            Content_Type="text/html; charset=iso-8859-1",
            Content_Transfer_Encoding="quoted-printable",
        )
    )
    assert (heard.subject, heard.text.strip()) == ("Spørgsmål", "Hvornår kommer\nlampen?")
