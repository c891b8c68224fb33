"""How relays are named in JATAK_SMTP_URL."""

import pytest

from jatak.base.errors import UsageError
from jatak.delivery.smtp.relay import Relay, Tls, relays_from


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://relay.example", Relay("relay.example", 25)),
        ("smtps://relay.example", Relay("relay.example", 465, Tls.FROM_THE_START)),
        ("smtp+starttls://u:p%40@relay.example", Relay("relay.example", 587, Tls.REQUIRED, "u", "p@")),
        ("smtp://u:p@relay.example:26?starttls=never", Relay("relay.example", 26, Tls.NEVER, "u", "p")),
        (
            "smtp://r.example?weight=0.5&connections=4&per_second=14&name=slow&helo=a.example&ca=/ca.pem",
            Relay(
                "r.example",
                25,
                ca_file="/ca.pem",
                helo="a.example",
                label="slow",
                weight=0.5,
                connections=4,
                per_second=14,
            ),
        ),
    ],
)
def test_the_url_says_it_all(url: str, expected: Relay) -> None:
    assert Relay.from_url(url) == expected


def test_a_relay_has_a_name_that_tells_no_password() -> None:
    assert Relay.from_url("smtp://ana:secret@r.example").name == "r.example:25"
    assert Relay.from_url("smtp://ana:secret@r.example?name=first").name == "first"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not an SMTP address"),
        ("http://x", "not an SMTP address"),
        ("smtp://", "not an SMTP address"),
        ("smtp://x:99999", "[Pp]ort"),
        ("smtp://x?starttls=maybe", "maybe"),
        ("smtp://x?starttls=implicit", "starttls is one of"),
        ("smtps://x?starttls=never", "not with smtps"),
        ("smtp://x?tls=1", "no option tls"),
        ("smtp://x?weight=0", "above 0"),
        ("smtp://x?weight=heavy", "heavy"),
        ("smtp://x?per_second=nan", "above 0"),
        ("smtp://x?per_second=-1", "above 0"),
        ("smtp://x?connections=0", "1 to 1000"),
        ("smtp://x?connections=2.5", "2.5"),
        ("smtp://x?name=a%20b", "name is"),
        ("smtp://x?weight", "weight"),
        ("smtp://[x", "cannot be used"),
    ],
)
def test_a_wrong_url_is_refused_and_the_words_say_where(url: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as error:
        Relay.from_url(url)
    assert error.value.remedy


@pytest.mark.parametrize("between", [" ", ",", ", ", "\n  ", " ,\t"])
def test_several_relays(between: str) -> None:
    relays = relays_from(f" smtp://a.example?weight=2{between}smtps://b.example ")
    assert [(relay.name, relay.weight) for relay in relays] == [("a.example:25", 2), ("b.example:465", 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" , ", "names no relay"),
        ("smtp://a.example smtp://a.example:25?weight=2", "names a.example:25 twice"),
        ("smtp://a.example,nonsense", "not an SMTP address"),
    ],
)
def test_several_wrong_relays(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        relays_from(text)
