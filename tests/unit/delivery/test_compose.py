"""What a composed message looks like on the wire: STANDARDS, section 1."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from jatak.content.footer import Identity, Reason, Why, footer
from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.letter import Letter, ListIdentity, Sender
from jatak.delivery.compose.mime import Composed, InsecureLeaveLink, compose
from jatak.delivery.compose.tokens import Purpose, message_of

KEY = b"k" * 32
AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
URL = "https://mail.nordlys.example/l/" + "q7Zk" * 40
NORDLYS = Identity(
    "Nordlys Rejser", "Nordlys Rejser ApS", "Havnegade 3\n8000 Aarhus C", "12345678", "hej@nordlys.example"
)
YES = Why(Reason.CONSENT, datetime(2026, 5, 3, tzinfo=UTC), "form", "summer")


def marketing(**changes: object) -> Letter:
    letter = Letter(
        message_id=4711,
        sender=Sender("Nordlys Rejser", "news@nordlys.example", "nordlys.example"),
        to_name="Ana Sørensen",
        to_address="ana@kunde.example",
        subject="Sommer på Færøerne",
        text="Hej Ana,\nsommeren kommer.\n.\n",
        html="<html><body><p>Hej Ana</p></body></html>",
        language="da",
        footer=footer(NORDLYS, YES, "da", URL),
        list=ListIdentity("Nordlys Rejser: Sommer", "topic-3.controller-1", URL),
        at=AT,
    )
    return replace(letter, **changes)  # type: ignore[arg-type]


def service(**changes: object) -> Letter:
    return marketing(list=None, footer=footer(NORDLYS, Why(Reason.SERVICE), "da"), **changes)


def parsed(composed: Composed) -> EmailMessage:
    message = email.message_from_bytes(composed.data, policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def sent(letter: Letter) -> EmailMessage:
    return parsed(compose(letter, KEY))


def raw_header(composed: Composed, name: str) -> str:
    head = composed.data.split(b"\r\n\r\n", 1)[0].decode()
    found = re.findall(rf"(?im)^{name}:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", head)
    assert len(found) == 1
    return found[0]


def test_marketing_has_exactly_one_of_each_leave_header() -> None:
    message = sent(marketing())
    for name in ("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "CFBL-Address", "CFBL-Feedback-ID"):
        assert len(message.get_all(name, [])) == 1


def test_leave_header_has_one_https_uri_then_a_mailto_each_in_brackets_without_spaces() -> None:
    value = " ".join(raw_header(compose(marketing(), KEY), "List-Unsubscribe").split())
    uris = re.fullmatch(r"<([^<>\s]+)>, <([^<>\s]+)>", value)
    assert uris
    assert uris[1] == URL
    assert uris[2].startswith("mailto:leave+")


def test_a_long_leave_link_is_not_broken_nor_encoded() -> None:
    composed = compose(marketing(), KEY)
    assert f"<{URL}>".encode() in composed.data
    assert b"=?" not in raw_header(composed, "List-Unsubscribe").encode()


def test_post_header_is_exactly_one_click() -> None:
    assert raw_header(compose(marketing(), KEY), "List-Unsubscribe-Post") == " List-Unsubscribe=One-Click"


def test_the_mailed_leave_address_names_the_message_and_a_changed_one_names_none() -> None:
    address = re.search(r"mailto:leave\+([a-z2-7]+)@nordlys\.example", str(sent(marketing())["List-Unsubscribe"]))
    assert address
    assert message_of(KEY, Purpose.LEAVE, address[1]) == 4711
    assert message_of(KEY, Purpose.BOUNCE, address[1]) is None
    assert message_of(b"x" * 32, Purpose.LEAVE, address[1]) is None
    for place, letter in enumerate(address[1]):
        flipped = address[1][:place] + ("a" if letter != "a" else "b") + address[1][place + 1 :]
        assert message_of(KEY, Purpose.LEAVE, flipped) is None


@pytest.mark.parametrize("junk", ["", "a", "ÆØ", "=====", "a" * 200, "1" * 30])
def test_junk_names_no_message(junk: str) -> None:
    assert message_of(KEY, Purpose.BOUNCE, junk) is None


def test_white_space_in_a_feedback_id_is_ignored() -> None:
    value = str(sent(marketing())["CFBL-Feedback-ID"])
    assert message_of(KEY, Purpose.FEEDBACK, f" {value[:9]}\r\n {value[9:]} ") == 4711


def test_complaints_go_to_the_from_domain() -> None:
    assert sent(marketing())["CFBL-Address"] == "fbl@nordlys.example; report=arf"


def test_list_id_is_stable_and_named() -> None:
    assert sent(marketing())["List-Id"] == '"Nordlys Rejser: Sommer" <topic-3.controller-1.nordlys.example>'
    danish = ListIdentity("Rejsebyrået i Ærøskøbing, afdelingen for øferier og færger", "x", URL)
    message = sent(marketing(list=danish))
    assert message["List-Id"].endswith(" <x.nordlys.example>")
    assert "Rejsebyrået" in str(email.header.make_header(email.header.decode_header(message["List-Id"])))


def test_service_messages_carry_no_list_headers() -> None:
    message = sent(service())
    assert not [name for name in message if name.lower().startswith(("list-", "cfbl-", "precedence"))]
    assert message["Auto-Submitted"] == "auto-generated"
    assert "Afmeld" not in message.get_body(("plain",)).get_content()


def test_marketing_is_not_marked_as_automatic() -> None:
    assert "Auto-Submitted" not in sent(marketing())


def test_the_usual_headers_are_there_once() -> None:
    message = sent(marketing())
    for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"):
        assert len(message.get_all(name, [])) == 1, name
    assert message["Date"].datetime == AT
    assert message["From"].addresses[0].display_name == "Nordlys Rejser"
    assert message["To"].addresses[0].display_name == "Ana Sørensen"
    assert message["Subject"] == "Sommer på Færøerne"


def test_message_id_is_stable_and_different_for_each_message() -> None:
    again = sent(marketing(at=datetime(2026, 6, 1, tzinfo=UTC)))
    assert sent(marketing())["Message-ID"] == again["Message-ID"]
    assert sent(marketing(message_id=4712))["Message-ID"] != again["Message-ID"]


def test_envelope_sender_names_the_message() -> None:
    composed = compose(marketing(), KEY)
    local, domain = composed.envelope_from.split("@")
    assert domain == "nordlys.example"
    assert len(local) <= 64
    assert message_of(KEY, Purpose.BOUNCE, local.removeprefix("bounce+")) == 4711


def test_identity_and_reason_stand_in_both_parts() -> None:
    message = sent(marketing())
    for kind in ("plain", "html"):
        part = message.get_body((kind,)).get_content()
        for words in ("Nordlys Rejser ApS", "Havnegade 3", "8000 Aarhus C", "12345678", "hej@nordlys.example", URL):
            assert words in part
        assert "sagde ja den 3. maj 2026 på vores hjemmeside (summer)" in part
    assert message.get_body(("html",)).get_content().rstrip().endswith("</body></html>")


def test_lines_end_in_crlf_are_short_and_ascii() -> None:
    long = "Ærlig talt " * 300
    data = compose(marketing(text=long, html=f"<p>{long}</p>", subject=long[:300]), KEY).data
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    head, body = data.split(b"\r\n\r\n", 1)
    assert max(map(len, body.split(b"\r\n"))) <= 78
    assert max(map(len, head.split(b"\r\n"))) <= 998


INJECTIONS = [
    "Ana\r\nBcc: eve@evil.example",
    "Ana\nBcc: eve@evil.example",
    "Ana\rX",
    "Ana\x00\x0b\x0c",
    "Ana\u2028Bcc: e@e.example",
    "Ana =?utf-8?q?=0D=0ABcc:_eve?=",
]


@pytest.mark.parametrize("name", [*INJECTIONS, 'Ana" <eve@evil.example>, "', "Ana, Eve <eve@evil.example>"])
def test_a_name_cannot_add_headers_or_recipients(name: str) -> None:
    message = sent(marketing(to_name=name))
    assert "Bcc" not in message
    assert [a.addr_spec for a in message["To"].addresses] == ["ana@kunde.example"]


@pytest.mark.parametrize("subject", INJECTIONS)
def test_a_subject_cannot_add_headers(subject: str) -> None:
    message = sent(marketing(subject=subject))
    assert "Bcc" not in message
    assert message["Subject"].startswith("Ana")


@pytest.mark.parametrize(
    "address",
    [
        "ana@kunde.example\r\nRCPT TO:<eve@evil.example>",
        "ana@kunde.example>\r\nDATA",
        "ana\n@kunde.example",
        "<ana@kunde.example>",
        "ana@kunde.example, eve@evil.example",
        '"ana eve"@kunde.example',
        "ana",
        "@kunde.example",
        "ana@",
        "ana@-kunde.example",
        "ana@kunde..example",
        f"{'a' * 65}@kunde.example",
        f"ana@{'a.' * 127}example",
    ],
)
def test_an_address_that_could_end_a_command_is_refused(address: str) -> None:
    with pytest.raises(UnusableAddress):
        compose(marketing(to_address=address), KEY)


def test_a_domain_goes_out_in_a_labels() -> None:
    composed = compose(marketing(to_address="ana@rødgrød.example"), KEY)
    assert composed.envelope_to == "ana@xn--rdgrd-vuad.example"
    assert not composed.smtputf8


def test_a_local_part_beyond_ascii_needs_smtputf8() -> None:
    composed = compose(marketing(to_address="søren@kunde.example"), KEY)
    assert composed.smtputf8
    assert "søren@kunde.example".encode() in composed.data


def test_a_leave_link_that_is_not_https_is_refused() -> None:
    with pytest.raises(InsecureLeaveLink):
        compose(marketing(list=ListIdentity("x", "x", "http://nordlys.example/l/x")), KEY)


def test_plain_text_alone_is_one_part() -> None:
    assert sent(marketing(html="")).get_content_type() == "text/plain"


def test_a_fragment_becomes_a_page_and_a_body_end_in_a_comment_is_none() -> None:
    page = sent(marketing(html="<p>Hej</p>")).get_body(("html",)).get_content()
    assert page.startswith("<!doctype html>")
    assert page.count("</body>") == 1
    tricky = "<html><body>\n<p>æ</p><!-- </body> -->\n<p>x</p></body></html>"
    page = sent(marketing(html=tricky)).get_body(("html",)).get_content()
    assert page.index("<p>x</p>") < page.index("ApS") < page.rindex("</body>")


def test_sealing_sees_the_whole_message_and_its_word_is_last() -> None:
    composed = compose(marketing(), KEY, seal=lambda data: b"DKIM-Signature: v=1\r\n" + data)
    assert compose(marketing(), KEY).data in composed.data
    assert composed.data.startswith(b"DKIM-Signature")
