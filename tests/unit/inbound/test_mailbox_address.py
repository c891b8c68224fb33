"""How a mailbox is named, and what is said where it is named wrongly."""

import pytest

from jatak.base.errors import UsageError
from jatak.inbound.mailbox.address import Mailbox, Tls
from jatak.inbound.webhooks.secrets import opened, secrets_of


@pytest.fixture
def nowhere(tmp_path):
    return tmp_path / "imap-password"


def test_each_part_is_read(nowhere):
    box = Mailbox.from_url("imaps://ana%40x.example:p%2Fw%3A@imap.example.com/In%20box/Jatak?ca=/etc/ca.pem", nowhere)
    assert (box.host, box.port, box.tls, box.user) == ("imap.example.com", 993, Tls.FROM_THE_START, "ana@x.example")
    assert (box.password, box.folder, box.ca_file) == ("p/w:", "In box/Jatak", "/etc/ca.pem")
    assert "p/w" not in repr(box) + box.name


@pytest.mark.parametrize(
    ("url", "tls", "port"),
    [
        ("imap://u:p@imap.example.com", Tls.REQUIRED, 143),
        ("imap://u:p@localhost", Tls.NEVER, 143),
        ("imap://u:p@127.0.0.1:1143", Tls.NEVER, 1143),
        ("imap://u:p@[::1]", Tls.NEVER, 143),
        ("imaps://u:p@127.0.0.1", Tls.FROM_THE_START, 993),
        ("imap://u:p@127.0.0.1.evil.example", Tls.REQUIRED, 143),
    ],
)
def test_only_this_machine_is_read_without_encryption(nowhere, url, tls, port):
    box = Mailbox.from_url(url, nowhere)
    assert (box.tls, box.port, box.folder) == (tls, port, "INBOX")


def test_the_password_may_lie_in_a_file(nowhere):
    nowhere.write_text("from the file\n")
    assert Mailbox.from_url("imaps://u@imap.example.com", nowhere).password == "from the file"
    nowhere.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="cannot be read"):
        Mailbox.from_url("imaps://u@imap.example.com", nowhere)


@pytest.mark.parametrize(
    "url",
    ["pop3://u:secret@h", "imaps://h/INBOX", "imaps://u:secret@h:x", "imaps://u:secret@h?x=1", "imaps://u:secret@/",
     "imaps://u:secret@h/Entw%C3%BCrfe", "imaps://u:secret@[h", "imaps://u:secret@h/a%0d%0ab", "secret"],
)  # fmt: skip
def test_what_is_wrong_is_said_without_the_password(nowhere, url):
    with pytest.raises(UsageError) as told:
        Mailbox.from_url(url, nowhere)
    assert "JATAK_INBOUND_IMAP_URL" in told.value.message
    assert "secret" not in told.value.message + told.value.remedy


def test_providers_have_a_secret_each():
    text = "postmark=user:long-password  mailgun=key-0123456789ab\n"
    text += "sendgrid=MFkwEwYH/abc=+== sendgrid.inbound=user:0123456789"
    assert secrets_of(text)["sendgrid"] == "MFkwEwYH/abc=+=="
    view, secret = opened(text, "mailgun", True)
    assert (view.secret, secret) == ("webhook_signing_key", "key-0123456789ab")
    assert opened(text, "sendgrid", True)[1] == "user:0123456789"
    assert opened(text.replace("sendgrid.inbound=user:0123456789", ""), "sendgrid", True) is None
    assert opened(text, "brevo", False) is None
    assert opened(text, "resend", True) is None


WRONG = (
    "postmark",
    "postmark=",
    "postmark=nocolonnocolon",
    "nobody=user:0123456789",
    "mailgun=short",
    "resend.inbound=user:0123456789",
    "=user:0123456789",
)


@pytest.mark.parametrize("entry", WRONG)
def test_an_entry_that_is_none_is_named_by_its_number(entry):
    with pytest.raises(UsageError, match="entry number 2") as told:
        secrets_of(f"postmark=user:long-password {entry}")
    assert "long-password" not in told.value.message + told.value.remedy
