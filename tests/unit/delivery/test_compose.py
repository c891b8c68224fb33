"""What a composed message looks like on the wire: STANDARDS, section 1."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from tests.unit.delivery.letters import AT, KEY, NORDLYS, URL, YES, Letter, compose, marketing, service

from jatak.content.footer import footer
from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.compiled import Compiled, InsecureLeaveLink
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import BrokenTemplate
from jatak.delivery.compose.letter import ListIdentity, Sender
from jatak.delivery.compose.tokens import Purpose, message_of, token


def parsed(composed: Composed) -> EmailMessage:
    message = email.message_from_bytes(composed.data, policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def sent(letter: Letter) -> EmailMessage:
    return parsed(compose(letter))


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
    value = " ".join(raw_header(compose(marketing()), "List-Unsubscribe").split())
    uris = re.fullmatch(r"<([^<>\s]+)>, <([^<>\s]+)>", value)
    assert uris
    assert uris[1] == URL
    assert uris[2].startswith("mailto:leave+")


def test_a_long_leave_link_is_not_broken_nor_encoded() -> None:
    composed = compose(marketing())
    assert f"<{URL}>".encode() in composed.data
    assert b"=?" not in raw_header(composed, "List-Unsubscribe").encode()


def test_post_header_is_exactly_one_click() -> None:
    assert raw_header(compose(marketing()), "List-Unsubscribe-Post") == " List-Unsubscribe=One-Click"


def test_the_mailed_leave_address_names_the_message_and_a_changed_one_names_none() -> None:
    address = re.search(r"mailto:leave\+([0-9a-f]+)@nordlys\.example", str(sent(marketing())["List-Unsubscribe"]))
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
    danish = ListIdentity("Rejsebyrået i Ærøskøbing, afdelingen for øferier og færger", "x")
    message = sent(marketing(listed=danish))
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
    composed = compose(marketing())
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
    data = compose(marketing(text=long, html=f"<p>{long}</p>", subject=long[:300])).data
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
    message = sent(marketing(name=name))
    assert "Bcc" not in message
    assert [a.addr_spec for a in message["To"].addresses] == ["ana@kunde.example"]


@pytest.mark.parametrize("name", INJECTIONS)
def test_a_name_in_a_subject_cannot_add_headers(name: str) -> None:
    message = sent(marketing(subject="{name}", name=name))
    assert "Bcc" not in message
    assert message["Subject"].startswith("Ana")


@pytest.mark.parametrize("name", INJECTIONS)
def test_a_sender_or_a_list_cannot_add_headers(name: str) -> None:
    message = sent(marketing(sender=Sender(name, "news@nordlys.example", "x.example"), listed=ListIdentity(name, "x")))
    assert "Bcc" not in message
    assert message["From"].addresses[0].addr_spec == "news@nordlys.example"
    assert message["List-Id"].endswith("<x.nordlys.example>")


def test_encoded_words_of_a_template_are_not_decoded() -> None:
    message = sent(marketing(subject="Ana =?utf-8?q?=0D=0ABcc:_eve?="))
    assert message["Subject"] == "Ana = ?utf-8?q?=0D=0ABcc:_eve?="


@pytest.mark.parametrize(
    "address",
    [
        "ana@kunde.example\r\nRCPT TO:<eve@evil.example>",
        "ana@kunde.example>\r\nDATA",
        "ana\n@kunde.example",
        "<ana@kunde.example>",
        "ana@kunde.example, eve@evil.example",
        '"ana eve"@kunde.example',
        "=?utf-8?q?eve=40evil.example?=@kunde.example",
        "ana\u2028@kunde.example",
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
        compose(marketing(address=address))


def test_a_domain_goes_out_in_a_labels() -> None:
    composed = compose(marketing(address="ana@rødgrød.example"))
    assert composed.envelope_to == "ana@xn--rdgrd-vuad.example"
    assert not composed.smtputf8


def test_a_local_part_beyond_ascii_needs_smtputf8() -> None:
    composed = compose(marketing(address="søren@kunde.example"))
    assert composed.smtputf8
    assert not composed.ascii_only
    assert "søren@kunde.example".encode() in composed.data


@pytest.mark.parametrize(
    ("changes", "ascii_only"),
    [
        ({}, True),
        ({"address": "ana@rødgrød.example"}, True),
        ({"address": "søren@kunde.example"}, False),
        ({"sender": Sender("Nordlys", "søren@nordlys.example", "nordlys.example")}, False),
        ({"footer": footer(NORDLYS, YES, "da", "https://nordlys-øl.example/l/")}, False),
    ],
)
def test_it_knows_whether_all_its_bytes_are_ascii(changes: dict[str, object], ascii_only: bool) -> None:
    composed = compose(marketing(**changes))
    assert composed.ascii_only == composed.data.isascii() == ascii_only


def test_a_leave_link_that_is_not_https_is_refused() -> None:
    with pytest.raises(InsecureLeaveLink):
        compose(marketing(footer=footer(NORDLYS, YES, "da", "http://nordlys.example/l/")))


def test_plain_text_alone_is_one_part() -> None:
    assert sent(marketing(html="")).get_content_type() == "text/plain"


def test_a_fragment_becomes_a_page_and_a_body_end_in_a_comment_is_none() -> None:
    page = sent(marketing(html="<p>Hej</p>")).get_body(("html",)).get_content()
    assert page.startswith("<!doctype html>")
    assert page.count("</body>") == 1
    tricky = "<html><body>\n<p>æ</p><!-- </body> -->\n<p>x</p></body></html>"
    page = sent(marketing(html=tricky)).get_body(("html",)).get_content()
    assert page.index("<p>x</p>") < page.index("ApS") < page.rindex("</body>")


class Stamp:
    """A signing that shows what it was handed."""

    def seal(self, constant, own):
        """What is constant, then what is a person's own."""

        def stamped(headers, body, at):
            assert [line.split(b":")[0] for line in headers.splitlines() if line[:1] != b" "] == list(own)
            assert headers.endswith(b"\r\n")
            return b"Seen: %d %d %d\r\n" % (len(constant), len(own), len(body))

        return stamped


def test_a_seal_sees_every_header_and_the_body_and_stands_before_them() -> None:
    plain, sealed = compose(marketing()), compose(marketing(), Stamp())
    _, body = plain.data.split(b"\r\n\r\n", 1)
    seen, rest = sealed.data.split(b"\r\n", 1)
    assert rest == plain.data
    names = len(parsed(plain).keys())
    constant, own, size = map(int, seen.split()[1:])
    assert (constant + own, size) == (names, len(body))


def test_the_envelope_id_is_the_token_of_the_envelope_sender() -> None:
    composed = compose(marketing())
    assert composed.envelope_from == f"bounce+{composed.envid}@nordlys.example"
    assert message_of(KEY, Purpose.BOUNCE, composed.envid) == 4711


@pytest.mark.parametrize("number", [1, 255, 256, 4711, 2**32, 2**40 + 1, 2**63 - 1])
def test_a_token_of_any_message_reads_back(number: int) -> None:
    for purpose in Purpose:
        made = token(KEY, purpose, number)
        assert message_of(KEY, purpose, made) == number
        assert len(f"bounce+{made}") <= 64


def test_a_subject_with_a_place_is_each_persons_own() -> None:
    letter = marketing(subject="{name|kære kunde}: sommer hos {company}")
    assert sent(letter)["Subject"] == "Ana Sørensen: sommer hos Nordlys Rejser"
    draft, ana = letter
    assert sent((draft, ana._replace(name="")))["Subject"] == "kære kunde: sommer hos Nordlys Rejser"
    assert len(sent(letter).get_all("Subject", [])) == 1


def test_a_name_in_html_is_nothing_but_text() -> None:
    page = sent(marketing(name="<img src=x>&")).get_body(("html",)).get_content()
    assert "<p>Hej &lt;img src=x&gt;&amp;</p>" in page


def test_a_body_end_in_a_fallback_is_none() -> None:
    page = sent(marketing(html="<body>{name|</body>}</body>", name="")).get_body(("html",)).get_content()
    assert page.startswith("<body>&lt;/body&gt;<hr ")


def test_one_language_is_compiled_once_and_filled_for_many() -> None:
    draft, ana = marketing()
    letters = Compiled(draft, KEY)
    first, second = letters.fill(ana), letters.fill(ana._replace(name="Ben", message_id=4712, address="ben@x.example"))
    assert b"Ben" not in first.data
    assert b"=?utf-8?b?" not in second.data.split(b"To: ")[1].split(b"\r\n")[0]
    assert letters.fill(ana) == first


def test_the_date_is_that_of_each_message() -> None:
    draft, ana = marketing()
    letters = Compiled(draft, KEY)
    for at in (AT, datetime(2026, 5, 4, 9, 30, 1, 500, UTC), AT):
        assert parsed(letters.fill(ana._replace(at=at)))["Date"].datetime == at.replace(microsecond=0)


BROKEN = [
    ({"text": "Hej {nmae}"}, "text", "{nmae}"),
    ({"html": "<p>{voucher|x}</p>"}, "HTML", "{voucher}"),
    ({"subject": "{price}"}, "subject", "{price}"),
    ({"subject": "Sommer\nBcc: eve@evil.example"}, "subject", "one line"),
    ({"subject": "{name|a\nb}"}, "subject", "one line"),
    ({"subject": "Sommer\u2028"}, "subject", "one line"),
    ({"subject": ""}, "subject", "one line"),
    ({"text": "Hej \ud800"}, "text", "encoded"),
    ({"html": "<p>\udfff</p>"}, "HTML", "encoded"),
    ({"language": "da\r\nBcc: eve@evil.example"}, "language", "language tag"),
]


@pytest.mark.parametrize(("changes", "place", "what"), BROKEN)
def test_words_of_which_no_message_can_be_made_name_language_and_place(changes, place, what) -> None:
    with pytest.raises(BrokenTemplate) as raised:
        compose(marketing(**changes))
    for word in ("'da", place, what):
        assert word in raised.value.message
    assert raised.value.remedy


def test_a_name_that_cannot_be_encoded_is_that_persons_trouble_alone() -> None:
    draft, ana = marketing()
    letters = Compiled(draft, KEY)
    with pytest.raises(ValueError, match="surrogates"):
        letters.fill(ana._replace(name="Ana \ud800"))
    assert letters.fill(ana).data


def test_a_sender_beyond_ascii_needs_smtputf8() -> None:
    assert compose(marketing(sender=Sender("Nordlys", "søren@nordlys.example", "nordlys.example"))).smtputf8
