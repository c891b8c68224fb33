"""What a refusal says of the address, and what it says of us."""

import pytest

from jatak.base.errors import UsageError
from jatak.people.failures import LONGEST, kind_of, shortened
from jatak.people.models import Kind
from jatak.people.patience import Patience

GONE, NOT_NOW, NOTHING = Kind.PERMANENT, Kind.TEMPORARY, Kind.OTHER


@pytest.mark.parametrize(
    ("permanent", "status", "said", "kind"),
    [
        (True, "5.1.1", "550 5.1.1 unknown user", GONE),
        (True, "5.1.2", "no such domain", GONE),
        (True, "5.1.10", "RFC 7505: the domain takes no mail", GONE),
        (True, "5.2.1", "mailbox disabled", GONE),
        (True, "5.4.1", "Exchange: recipient address rejected", GONE),
        (True, "", "550 no such user here", GONE),
        (True, "", "550 Requested action not taken: mailbox unavailable", GONE),
        (True, "rejected_number", "the gateway's own word", GONE),
        (True, "5.2.2", "mailbox full", NOT_NOW),
        (True, "5.4.7", "delivery time expired", NOT_NOW),
        (True, "4.4.7", "Action: failed, after five days", NOT_NOW),
        (False, "4.2.2", "over quota", NOT_NOW),
        (False, "", "451 try again", NOT_NOW),
        (True, "5.7.1", "rejected by policy", NOTHING),
        (True, "5.6.7", "this way cannot carry the address", NOTHING),
        (True, "5.2.3", "message too large", NOTHING),
        (True, "5.1.8", "bad sender's domain", NOTHING),
        (True, "5.3.2", "system not accepting", NOTHING),
        (True, "", "554 message looks like spam", NOTHING),
        (True, "", "550 blocked using a list", NOTHING),
    ],
)
def test_only_what_speaks_of_the_address_counts(permanent: bool, status: str, said: str, kind: Kind) -> None:
    assert kind_of(permanent, status, said) is kind


def test_what_was_said_is_bounded_and_stands_in_one_line() -> None:
    assert shortened("550\r\n no\0 such") == "550 no such"
    assert len(shortened("x" * 9999)) == LONGEST


def test_patience_is_written_in_three_numbers() -> None:
    assert Patience.read("5/30/10") == Patience(5, 30, 10)
    for wrong in ("", "5", "1/30/10", "5/30/31", "5/0/0", "a/b/c", "5/30/10/1", "-5/30/10"):
        with pytest.raises(UsageError, match="JATAK_TEMPORARY_FAILURES"):
            Patience.read(wrong)
