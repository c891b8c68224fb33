"""What a body asks for, and that nothing else asks for anything."""

import pytest
from django.test import RequestFactory
from hypothesis import assume, given
from hypothesis import strategies as st

from jatak.preferences.requests import BUTTONS, Asked, asked

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\n%s\r\n--b--\r\n'


def of(body: bytes, content_type: str) -> Asked | None:
    return asked(RequestFactory().post("/l/token", body, content_type=content_type))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"List-Unsubscribe=One-Click", FORM),
        (b"List-Unsubscribe=One-Click\r\n", FORM),
        (b"List-Unsubscribe=One-Click", f"{FORM}; charset=utf-8"),
        (b"List-Unsubscribe=One-Click", "text/plain"),
        (b"List-Unsubscribe=One-Click", ""),
        (PART % b"One-Click", MULTIPART),
        (b"", FORM),
        (b"", ""),
        (b"", MULTIPART),
        (b"", "multipart/form-data"),
        (b"\r\n", "text/plain"),
    ],
)
def test_one_click(body: bytes, content_type: str) -> None:
    assert of(body, content_type) is Asked.ONE_CLICK


@pytest.mark.parametrize("choice", sorted(BUTTONS))
def test_buttons(choice: str) -> None:
    assert of(b"choice=" + choice.encode(), FORM) is Asked(choice)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"List-Unsubscribe=No", FORM),
        (b"List-Unsubscribe", FORM),
        (b"Unsubscribe=One-Click", FORM),
        (b"choice=one_click", FORM),
        (b"choice=", FORM),
        (b'{"List-Unsubscribe": "One-Click"}', "application/json"),
        (PART % b"Two-Clicks", MULTIPART),
        (b"rubbish", MULTIPART),
        (b"rubbish", "multipart/form-data"),
        (b"\xff\xfe\x00", FORM),
        (b"&".join(b"a%d=1" % i for i in range(2000)), FORM),
    ],
)
def test_nothing_that_we_know(body: bytes, content_type: str) -> None:
    assert of(body, content_type) is None


@given(
    st.binary(min_size=1), st.sampled_from([FORM, MULTIPART, "multipart/form-data", "text/plain", "application/json"])
)
def test_no_opt_out_by_accident(body: bytes, content_type: str) -> None:
    """Bytes that nobody meant; those that name one of our fields may be meant, and the generator knows our words."""
    assume(body.strip() and b"List-Unsubscribe" not in body and b"choice" not in body)
    assert of(body, content_type) is None
