"""A filled letter says what the standard library's own composing says, whatever stands in it."""

import email
import email.policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.delivery.letters import Letter, compose, marketing, service
from tests.unit.delivery.reference import reference

from jatak.content.placeholders import fill, unknown
from jatak.delivery.compose.addresses import written
from jatak.delivery.compose.phrases import clean

ODD = [
    "",
    ".",
    "..",
    "=",
    "=41",
    "=?",
    "?=",
    " ",
    "\t",
    "From ",
    "F",
    "x" * 90,
    "é" * 40,
    "ø",
    "日本",
    "👩‍🚀",
    "\u2028",
]
ODD += ["\x00", "\xa0", "\r\n"]
IN_NAMES = ["Ana", "Sørensen", '"', "\\", ",", "<eve@evil.example>", "(x)", "\r\nBcc: eve@evil.example"]
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from(ODD + IN_NAMES), max_size=6).map("".join),
)
LOCALS = st.from_regex(r"[a-z0-9!#$%&'*+/=^_`{|}~-]{1,20}(\.[a-z0-9]{1,10}){0,2}", fullmatch=True)
DOMAINS = st.sampled_from(["kunde", "rødgrød", "k" * 60])
ADDRESSES = st.builds("{}@{}.example".format, LOCALS.filter(lambda local: "=?" not in local), DOMAINS)
IN_TEXTS = [
    "\n",
    "\r",
    "\n.",
    "\n\n",
    " \n",
    "{name}",
    "{email}",
    "{company}",
    "{name|}",
    "{name|kære kunde }",
    "{email|=}",
]
STRETCHES = st.one_of(st.sampled_from(ODD + IN_TEXTS), st.text("aæ .=\n>&-", max_size=100))
WORDS = st.lists(STRETCHES, max_size=25).map("".join)
TEXTS = WORDS.filter(lambda words: not unknown(words))
LINES = TEXTS.map(lambda words: "S" + "".join(c for c in words if c.isprintable() or c == "\xa0") + "s")


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """Marketing or service, with or without HTML."""
    html = draw(st.sampled_from(["", "{}", "<html><body>\n{}</body></html>\n"])).replace("{}", draw(TEXTS))
    kind = draw(st.sampled_from([marketing, service]))
    return kind(subject=draw(LINES), text=draw(TEXTS), html=html, name=draw(NAMES), address=draw(ADDRESSES))


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def said(message: EmailMessage) -> list[tuple[str, str]]:
    """Every header but the boundary, which no reader sees, and the words of subject and recipient."""
    apart = ("Content-Type", "To", "Subject")
    plain = [(name.lower(), str(value)) for name, value in message.items() if name not in apart]
    recipients = [("to", to.addr_spec) for to in message["To"].addresses]
    return sorted([*plain, *recipients, ("content-type", message.get_content_type())])


def unfolded(data: bytes, name: str) -> str:
    (value,) = email.message_from_bytes(data).get_all(name, [])
    return "".join(value.splitlines())


def decoded(words: str) -> str:
    """By the library's older half: the newer one puts blanks between encoded words, and takes others away."""
    return str(make_header(decode_header(words)))


@settings(deadline=None)
@given(letters())
def test_headers_and_parts_are_those_of_the_library(letter: Letter) -> None:
    data = compose(letter).data
    ours, theirs = parsed(data), parsed(reference(letter))
    assert not ours.defects
    assert said(ours) == said(theirs)
    for kind in ("plain", "html"):
        our, their = ours.get_body((kind,)), theirs.get_body((kind,))
        assert (our is None) == (their is None)
        if our is not None and their is not None:
            assert not our.defects
            assert our.get_content() == their.get_content()
            assert our.get_content_charset() == "utf-8"


@settings(deadline=None)
@given(letters())
def test_subject_and_recipient_read_as_written(letter: Letter) -> None:
    draft, person = letter
    data = compose(letter).data
    name, address = parseaddr(unfolded(data, "To"))
    assert (decoded(name), address) == (clean(person.name), written(person.address))
    places = {"name": person.name, "email": person.address, "company": draft.company}
    assert decoded(unfolded(data, "Subject")) == clean(fill(draft.subject, places))


@settings(deadline=None)
@given(letters())
def test_no_relay_has_a_reason_to_change_a_byte(letter: Letter) -> None:
    composed = compose(letter)
    data = composed.data
    assert composed.ascii_only
    assert data.isascii()
    assert b"\0" not in data
    assert data.endswith(b"\r\n")
    for line in data.split(b"\r\n"):
        assert b"\n" not in line
        assert b"\r" not in line
        assert not line.startswith((b".", b"From "))
        assert line == line.rstrip() or line.startswith(b"Subject:")
    head, body = data.split(b"\r\n\r\n", 1)
    assert max(map(len, body.split(b"\r\n"))) <= 76
    assert max(map(len, head.split(b"\r\n"))) <= 998
