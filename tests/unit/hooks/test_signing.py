"""Signatures as the Standard Webhooks specification has them, and who is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from jatak.hooks.signing import NotSigned, checked, headers, signature, written

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
BODY = b'{"type":"left"}'


def test_the_vector_of_the_specification() -> None:
    """From the tests of the specification's own libraries."""
    said = signature(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert said == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_we_sign_is_ours_and_each_flipped_part_is_not() -> None:
    signed = headers(SECRET, "msg_1", AT, BODY)
    assert checked(SECRET, signed, BODY, AT) == "msg_1"
    for wrong in (
        signed | {"webhook-id": "msg_2"},
        signed | {"webhook-timestamp": str(int(AT.timestamp()) + 1)},
        signed | {"webhook-signature": "v1,AAAA"},
        {name: value for name, value in signed.items() if name != "webhook-id"},
        signed | {"webhook-timestamp": "now"},
        signed | {"webhook-timestamp": "١٢٣"},
        signed | {"webhook-signature": "\udcff é"},
    ):
        with pytest.raises(NotSigned):
            checked(SECRET, wrong, BODY, AT)
    with pytest.raises(NotSigned):
        checked(SECRET, signed, BODY + b" ", AT)
    with pytest.raises(NotSigned):
        checked(written(b"x" * 32), signed, BODY, AT)


def test_an_old_call_is_not_sent_anew_and_one_of_two_signatures_is_enough() -> None:
    signed = headers(SECRET, "msg_1", AT, BODY)
    signed["webhook-signature"] = f"v1,AAAA {signed['webhook-signature']}"
    assert checked(SECRET, signed, BODY, AT + timedelta(minutes=5)) == "msg_1"
    for far in (timedelta(minutes=5, seconds=1), -timedelta(minutes=5, seconds=1)):
        with pytest.raises(NotSigned):
            checked(SECRET, signed, BODY, AT + far)
