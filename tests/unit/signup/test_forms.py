"""Small parts of public forms: words, tokens, the work of a browser, where a request came from."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from string import Formatter

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from jatak.base.tokens import BrokenToken
from jatak.preferences.languages import SPOKEN
from jatak.signup.came import came, ip_of
from jatak.signup.embedding import _script
from jatak.signup.proof import BITS, is_proof
from jatak.signup.squeezing import squeezed
from jatak.signup.texts import texts
from jatak.signup.token import Token
from jatak.signup.words import Piece, paragraphs

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


@given(st.text(max_size=300))
def test_no_word_of_a_notice_is_lost_or_added(words: str) -> None:
    said = "".join(piece.text for paragraph in paragraphs(words) for piece in paragraph)
    shown = re.sub(r"\[([^\[\]]+)\]\(https?://[^\s()]+\)", r"\1", words.replace("\r\n", "\n"))
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", shown)


@given(st.text(max_size=100))
def test_links_lead_to_pages_alone(words: str) -> None:
    for paragraph in paragraphs(f"[a](javascript:alert(1)) [b](//eve.example) {words} [c](https://x.example/d)"):
        assert all(piece.href == "" or piece.href.startswith(("http://", "https://")) for piece in paragraph)


def test_paragraphs_and_links() -> None:
    assert paragraphs("One [two](https://x.example).\n\n Three ") == [
        [Piece("One ", ""), Piece("two", "https://x.example"), Piece(".", "")],
        [Piece("Three", "")],
    ]


def test_a_token_is_whole_or_nothing_and_lasts_a_day() -> None:
    token = Token(3, 4, NOON, uuid.uuid4())
    assert Token.read(token.written()) == token
    for broken in ("", "x", token.written()[:-1], token.written()[1:], "ä"):
        with pytest.raises(BrokenToken):
            Token.read(broken)
    stale = {timedelta(hours=23): False, timedelta(hours=24): True, timedelta(minutes=-2): True, timedelta(): False}
    assert {after: token.is_stale(NOON + after) for after in stale} == stale


def test_the_work_is_some_thousand_tries_and_for_one_token() -> None:
    found = next(each for each in range(200_000) if is_proof("token", str(each)))
    assert BITS == 12
    assert not any(is_proof("token", counter) for counter in ("", "-1", "x", "²", "9" * 16))
    assert sum(is_proof(f"other {each}", str(found)) for each in range(50)) < 3


@pytest.mark.parametrize(
    ("here", "forwarded", "who"),
    [
        ("9.9.9.9", "198.51.100.1", "9.9.9.9"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.2", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_only_a_proxy_nearby_is_believed(here: str, forwarded: str, who: str) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert ip_of(RequestFactory().get("/s/1-x/", headers=headers, REMOTE_ADDR=here)) == who


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("https://me:pw@shop.example:8443/a/b?email=ana#c", "https://shop.example:8443/a/b"),
        ("javascript:alert(1)", "http://localhost/s/1-x/"),
        ("https://[", "http://localhost/s/1-x/"),
        ("", "http://localhost/s/1-x/"),
    ],
)
def test_a_page_is_kept_without_what_may_be_personal(page: str, kept: str) -> None:
    assert came(RequestFactory().post("/s/1-x/?language=da", {"page": page}, SERVER_NAME="localhost")).page == kept


def test_squeezing_keeps_strings_and_drops_remarks() -> None:
    script = '// A remark.\n  const a = "x , y // z";\n  /* Two\n  lines */\n  b ( a , `${ a } ;` ) ;\n'
    assert squeezed(script) == 'const a="x , y // z";b(a,`${ a } ;`);\n'
    assert "//" not in re.sub(r'"[^"]*"', "", _script())


def test_every_language_says_everything_with_the_same_blanks() -> None:
    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = texts("en")
    for language in SPOKEN:
        said = texts(language)
        assert said.keys() == english.keys()
        assert {name: blanks(text) for name, text in said.items()} == {n: blanks(t) for n, t in english.items()}
        assert all(text.strip() == text and text for text in said.values())
