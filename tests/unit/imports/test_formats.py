"""Exports of five systems are known by their headers, and nothing in them is taken for more than it proves."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.imports.understood import grades, standing, understood

from jatak.base.errors import UsageError
from jatak.imports.formats.known import formats
from jatak.imports.formats.recognise import recognised
from jatak.imports.row import Row

MAILCHIMP = "Email Address,First Name,Last Name,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,CC,LAST_CHANGED,LEID,EUID"
BOTH = "2024-05-03 10:00:00,192.0.2.7,2024-05-03 10:05:00,192.0.2.7"
WORDS = {
    "source": "Newsletter form",
    "words": [{"name": "letter", "texts": {"da": {"asked": "Ja tak?", "withdrawal": "Nej tak."}}}],
}


def test_mailchimp_proves_a_double_opt_in_by_two_times_with_two_addresses(tmp_path: Path) -> None:
    content = f"""{MAILCHIMP}
ana@example.com,Ana,Møller,{BOTH},DK,,1,a
chloe@example.com,Chloé,,,,2023-02-01 08:00:00,198.51.100.4,FR,,2,b
dev@example.com,Dev,,,,2023-02-01 08:00:00,,,,3,c
eve@example.com,Eve,,,,,,,,4,d
"""
    rows = understood(tmp_path, content, **WORDS)
    ana, chloe, dev, eve = [row for row in rows if isinstance(row, Row)]
    assert grades(rows) == {
        "ana@example.com": "A", "chloe@example.com": "C", "dev@example.com": "D", "eve@example.com": "E",
    }  # fmt: skip
    assert (ana.said_at, ana.confirmed_at) == (
        datetime(2024, 5, 3, 10, tzinfo=UTC),
        datetime(2024, 5, 3, 10, 5, tzinfo=UTC),
    )
    assert (chloe.said_at, chloe.confirmed_at) == (datetime(2023, 2, 1, 8, tzinfo=UTC), None)
    assert (dev.said_at, eve.said_at) == (None, None)
    assert {row.country for row in (ana, chloe)} == {None}, "a country by IP address is nobody's word"


def test_without_words_nothing_of_mailchimp_is_more_than_a_date(tmp_path: Path) -> None:
    assert grades(understood(tmp_path, f"{MAILCHIMP}\nana@example.com,Ana,,{BOTH},DK,,1,a\n")) == {
        "ana@example.com": "D"
    }


@pytest.mark.parametrize(
    ("name", "header", "line", "said"),
    [
        ("unsubscribed_x.csv", f"{MAILCHIMP},UNSUB_TIME,UNSUB_REASON", f"{BOTH},,,1,a,2024-06-01 07:00:00,SPAM", "no"),
        ("cleaned_x.csv", f"{MAILCHIMP},CLEAN_TIME", f"{BOTH},,,1,a,2024-06-01 07:00:00", "unreachable"),
        ("nonsubscribed_x.csv", MAILCHIMP, f"{BOTH},,,1,a", "silent"),
        ("subscribed_x.csv", MAILCHIMP, f"{BOTH},,,1,a", "yes"),
    ],
)
def test_mailchimp_has_four_kinds_of_files(tmp_path: Path, name: str, header: str, line: str, said: str) -> None:
    rows = understood(tmp_path, f"{header}\nana@example.com,Ana,,{line}\n", name)
    assert standing(rows) == {"ana@example.com": said}


def test_brevo(tmp_path: Path) -> None:
    content = """CONTACT ID;EMAIL;FIRSTNAME;LASTNAME;SMS;DOUBLE_OPT-IN;OPT_IN;\
EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME
1;ana@example.com;Ana;Møller;4522222222;Yes;true;false;true;2024-05-03 10:00:00;2024-05-03 10:00:00
2;ben@example.com;Ben;;;No;true;true;false;2024-05-03 10:00:00;2024-05-03 10:00:00
3;dev@example.com;Dev;;;;;;;2024-05-03 10:00:00;2024-05-03 10:00:00
"""
    rows = understood(tmp_path, content)
    assert standing(rows) == {
        "ana@example.com": "yes",
        "+4522222222": "no",
        "ben@example.com": "no",
        "dev@example.com": "silent",
    }
    assert grades(rows)["ana@example.com"] == "D", "when Brevo first had her is not when she said yes"


def test_hubspot(tmp_path: Path) -> None:
    content = """Record ID,First Name,Last Name,Email,Unsubscribed from all email,\
Opted out of email: Marketing Information,Legal basis for processing contact's data,Email hard bounce reason,\
Country/Region,Create Date
1,Ana,Møller,ana@example.com,false,false,Freely given consent from contact,,Denmark,2024-05-03 10:00
2,Ben,Holm,ben@example.com,,true,Freely given consent from contact,,Germany,2024-05-03 10:00
3,Chloé,Martin,chloe@example.com,,,Legitimate interest – existing customer,,France,2024-05-03 10:00
4,Dev,,dev@example.com,,,,UNKNOWN_USER,,2024-05-03 10:00
"""
    rows = understood(tmp_path, content)
    assert standing(rows) == {
        "ana@example.com": "yes", "ben@example.com": "no",
        "chloe@example.com": "silent", "dev@example.com": "unreachable",
    }  # fmt: skip
    ana = next(row for row in rows if isinstance(row, Row))
    assert (ana.grade, ana.said_at, ana.country, ana.key) == ("D", None, "DK", "1")


def test_klaviyo(tmp_path: Path) -> None:
    header = "Email,Phone Number,Email Marketing Consent,Email Marketing Consent Timestamp,SMS Marketing Consent,\
SMS Marketing Consent Timestamp,Email Suppressions\n"
    content = (
        header
        + """ana@example.com,+4522222222,SUBSCRIBED,2024-05-03 10:00:00,UNSUBSCRIBED,2024-06-01 08:00:00,[]
ben@example.com,,SUBSCRIBED,2024-05-03 10:00:00,,,"['SPAM_COMPLAINT', 'HARD_BOUNCE']"
chloe@example.com,,NEVER_SUBSCRIBED,,,,
dev@example.com,,SUBSCRIBED,1990-01-01 00:00:00,,,
eve@example.com,,SUBSCRIBED,2024-05-03 10:00:00,,,[HARD_BOUNCE]
"""
    )
    rows = understood(tmp_path, content)
    assert standing(rows) == {
        "ana@example.com": "yes", "+4522222222": "no", "ben@example.com": "no", "chloe@example.com": "silent",
        "dev@example.com": "yes", "eve@example.com": "unreachable",
    }  # fmt: skip
    said = {row.normalised: row.said_at for row in rows if isinstance(row, Row)}
    assert said["+4522222222"] == datetime(2024, 6, 1, 8, tzinfo=UTC)
    assert said["dev@example.com"] is None
    phone = next(row for row in rows if isinstance(row, Row) and row.kind == "telephone")
    assert phone.beside == "ana@example.com"


@pytest.mark.parametrize("reason", ["UNSUBSCRIBED", "USER_SUPPRESSED", "SPAM_COMPLAINT", "HARD_BOUNCE", ""])
def test_klaviyo_s_suppressions(tmp_path: Path, reason: str) -> None:
    rows = understood(tmp_path, f"Email,Reason,Timestamp\nana@example.com,{reason},2024-05-03\n", "suppressed.csv")
    assert standing(rows) == {"ana@example.com": "unreachable" if reason == "HARD_BOUNCE" else "no"}


def test_listmonk_says_nothing_of_a_yes(tmp_path: Path) -> None:
    content = """uuid,email,name,attributes,status,created_at,updated_at
u1,ana@example.com,Ana,"{""city"": ""Aarhus""}",enabled,2024-05-03T10:00:00Z,2024-05-03T10:00:00Z
u2,ben@example.com,Ben,{},blocklisted,2024-05-03T10:00:00Z,2024-05-03T10:00:00Z
"""
    assert standing(understood(tmp_path, content)) == {"ana@example.com": "silent", "ben@example.com": "no"}


def test_a_format_that_is_asked_for_must_be_it() -> None:
    assert recognised("x.csv", ["E-mail", "Navn"]) is None
    with pytest.raises(UsageError, match="is no export of Brevo"):
        recognised("x.csv", ["E-mail", "Navn"], "brevo")
    with pytest.raises(UsageError, match="no format sendgrid"):
        recognised("x.csv", ["E-mail"], "sendgrid")


def test_every_format_says_what_it_assumes_and_since_when() -> None:
    for each in formats().values():
        assert each.assumes
        assert each.source.startswith("https://")
        assert each.recorded.startswith("20")
