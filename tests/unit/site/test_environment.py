"""Settings that cannot be used are refused with their place and a remedy, and tell no password."""

import pytest

from jatak.base.errors import UsageError
from jatak.delivery.smtp.relay import relays_from
from jatak.site import environment


@pytest.fixture
def relays(monkeypatch):
    def chosen(text: str) -> str:
        monkeypatch.setenv("JATAK_SMTP_URL", text)
        return environment.smtp_url()

    return chosen


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("smtp://a.example", ["a.example:25"]),
        ("smtp://a.example:26, smtps://b.example", ["a.example:26", "b.example:465"]),
        ("  smtp://a.example\n\tsmtp+starttls://u:p%2Cw@b.example,smtp://[::1]:25 ", ["a.example:25", "b.example:587"]),
    ],
)
def test_one_relay_or_several_as_the_worker_reads_them(relays, text, names):
    assert [relay.name for relay in relays_from(relays(text))][:2] == names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("http://a.example", "number 1 (a.example) is"),
        ("smtp://a.example, relay.example:25", "number 2 is"),
        ("smtp://a.example ftp://u:hush@b.example:2", "number 2 (b.example:2) is"),
        ("smtp://u:hush@a.example:99999", "number 1 (a.example:99999) is"),
        ("smtp://u:hush@a.example:0", "number 1 (a.example:0) is"),
        ("smtp://u:hush,more@a.example", "number 1 (u) is"),
        ("smtp://u:1,hush,more@a.example", "number 2 is"),
        ("smtp://u:hush/x,more@a.example", "number 1 (u) is"),
        ("smtp://", "number 1 is"),
        ("smtp://[x", "number 1 ([x) is"),
    ],
)
def test_the_bad_one_is_named_without_its_password(relays, text, named):
    with pytest.raises(UsageError, match="is not an SMTP address") as refused:
        relays(text)
    assert named in refused.value.message
    assert "hush" not in refused.value.message + refused.value.remedy
    assert "%2C" in refused.value.remedy


@pytest.mark.parametrize("text", ["", " , \n"])
def test_no_relay_at_all_is_said(relays, text):
    with pytest.raises(UsageError, match="names no relay"):
        relays(text)
