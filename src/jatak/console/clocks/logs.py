"""Which tables hold log data, and which choice covers each."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Log(NamedTuple):
    """One sort of log data."""

    what: "str | Promise"
    table: str
    kept: "str | Promise"


_CHOICE = _("as long as the company chose for log data")
_KNOWING = _("as long as the longest choice for log data of those who know the person")
_WORK = _("as long as the company chose for working data")
LOGS = (
    Log(_("Reports of gateways about text messages"), "delivery_report", _CHOICE),
    Log(_("What came in, without its words: bounces, complaints, answers"), "inbound_arrival", _CHOICE),
    Log(
        _("Who looked at whom in the console"),
        "accounts_look",
        _KNOWING,
    ),
    Log(
        _("Words of what came in"),
        "inbound_kept",
        _("until the day that each message bears, longer while a request needs them"),
    ),
    Log(
        _("Messages, and what became of them"),
        "delivery_message",
        _("13 months in the database, then in files of “jatak archive”; they are proof"),
    ),
    Log(
        _("Who changed what in the console"),
        "accounts_change",
        _WORK,
    ),
    Log(_("Words, papers and reasons of requests that are closed"), "desk_words", _WORK),
    Log(_("Rows of files of which nobody was entered"), "imports_rawrow", _WORK),
    Log(_("Calls to programs of others"), "hooks_call", _("their words a month, their rows three")),
    Log(_("Answers to programs"), "accounts_apireply", _("a week")),
    Log(_("Links to one’s own page that were asked for"), "campaigns_linkasked", _("a day")),
)
