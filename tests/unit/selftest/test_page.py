"""The form of a leaving page, and the ways out that a message names."""

from email.message import EmailMessage

import pytest

from jatak.selftest.page import leaving_form
from jatak.selftest.trouble import StepFailed
from jatak.selftest.ways import mailto_of, one_click_of, page_of

HERE = "https://news.example/l/token"


def test_the_first_form_with_a_button_is_pressed() -> None:
    html = (
        '<form method="get"><button>Search</button></form><form method="post"><input type="hidden" name="t" value="1">'
        '<button name="choice" value="company">Leave</button><button name="choice" value="all">All</button></form>'
    )
    form = leaving_form(html, HERE)
    assert form is not None
    assert (form.action, form.fields) == (HERE, [("t", "1"), ("choice", "company")])
    assert leaving_form('<form method="post"></form>', HERE) is None


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(f"Leave: {HERE}\n")
    return made


def test_the_ways_out_are_read_from_headers_and_body() -> None:
    good = message(
        List_Unsubscribe=f"<{HERE}>, <mailto:leave+abc@news.example?subject=leave>",
        List_Unsubscribe_Post="List-Unsubscribe=One-Click",
    )
    assert one_click_of(good) == page_of(good) == HERE
    assert mailto_of(good) == "mailto:leave+abc@news.example?subject=leave"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"List_Unsubscribe": f"<{HERE}>"},
        {"List_Unsubscribe": "<mailto:a@b.example>", "List_Unsubscribe_Post": "List-Unsubscribe=One-Click"},
        {"List_Unsubscribe": f"<{HERE}>, <{HERE}2>", "List_Unsubscribe_Post": "List-Unsubscribe=One-Click"},
        {"List_Unsubscribe": f"<{HERE}>", "List_Unsubscribe_Post": "One-Click"},
    ],
)
def test_headers_that_are_missing_or_changed_on_the_way_fail(headers: dict[str, str]) -> None:
    with pytest.raises(StepFailed):
        one_click_of(message(**headers))
