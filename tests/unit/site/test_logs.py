"""The log never holds a token that lets its reader leave in somebody's name."""

import logging
import sys

import pytest
from django.conf import settings

from jatak.consent.leave_link import LeaveLink
from jatak.site.logs import Masked

TOKEN = LeaveLink(1, 2, b"h" * 32, 3, None, "email").token(b"k" * 32)


@pytest.mark.parametrize("tail", ["", "/", "?language=da", "/?x=1"])
@pytest.mark.parametrize("path", ["/l/", "/c/", "/p/", "/x/", "/y/", "/stay/", "/answer/"])
def test_the_token_of_a_link_is_masked(path, tail):
    said = ("Not Found: %s", (f"{path}{TOKEN}{tail}",))
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, *said, None)
    assert Masked("%(levelname)s %(message)s").format(record) == f"WARNING Not Found: {path}***{tail}"


@pytest.mark.parametrize(
    "path", ["/console/welcome/start/", "/console/account/password/reset/key/", "/console/account/confirm-email/"]
)
@pytest.mark.parametrize("token", ["Ab3-d9_x", "1-d8x2a1-0f3b9c", "MTI:1tQ:x-y_z"])
def test_the_tokens_of_the_console_are_masked(path, token):
    said = ("Internal Server Error: %s", (f"{path}{token}/",))
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, *said, None)
    assert Masked().format(record) == f"Internal Server Error: {path}***/"
    assert token not in Masked().format(logging.makeLogRecord({"msg": f"at https://news.example{path}{token}?x=1"}))


WORD = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        (f"/in/sms/kannel/{WORD}", "/in/sms/kannel/***"),
        (f"/in/sms/second.gate:1/{WORD}/", "/in/sms/second.gate:1/***"),
        (f"/in/sms/kannel/{WORD}/report/0123456789abcdef01234", "/in/sms/kannel/***"),
        (f"/in/sms/kannel/{WORD.upper()}", "/in/sms/kannel/***"),
        (f"/in/sms/kannel/{WORD}0?text=STOP", "/in/sms/kannel/***?text=STOP"),
        (f"/in/sms/kannel//{WORD}", "/in/sms/kannel//***"),
        (f"/in//sms/kannel/{WORD}", "/in//sms/kannel/***"),
        (f"/in/sms/{WORD}", "/in/sms/***"),
        (f"/in/sms/{WORD}/kannel", "/in/sms/***"),
        (f"/in/sms/a/b/{WORD}", "/in/sms/a/***"),
    ],
)
def test_the_word_of_a_gateway_is_masked(path, masked):
    said = ("Not Found: %s", (path,))
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, *said, None)
    assert Masked().format(record) == f"Not Found: {masked}"
    assert WORD not in Masked().format(logging.makeLogRecord({"msg": f"Calls come to https://sms.example{path}"}))


def test_other_addresses_stay():
    for path in ("/console/campaigns/3/start/", "/console/welcome/", "/legal/", "/console/people/3/"):
        assert Masked().format(logging.makeLogRecord({"msg": f"Not Found: {path}"})) == f"Not Found: {path}"


def test_it_is_masked_in_tracebacks_too():
    try:
        raise ValueError(f"https://news.example/l/{TOKEN}")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    assert TOKEN not in Masked().format(record)


def test_every_handler_masks():
    named = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert {settings.LOGGING["formatters"][name]["()"] for name in named} == {"jatak.site.logs.Masked"}
    assert settings.LOGGING["loggers"]["django"]["handlers"] == []
