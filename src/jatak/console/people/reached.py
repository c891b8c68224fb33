"""What came back from an address, in words."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.console.people.spoken import day
from jatak.people.models import Failure, HeardBy, Kind, Unreachable

HEARD: dict[str, "str | Promise"] = {
    HeardBy.HANDOVER: gettext_lazy("as it was handed over"),
    HeardBy.DSN: gettext_lazy("by a message that came back"),
    HeardBy.PROVIDER: gettext_lazy("from the provider"),
    HeardBy.SMS_REPORT: gettext_lazy("by a report of the gateway"),
    HeardBy.IMPORT: gettext_lazy("from a file"),
    HeardBy.STAFF: gettext_lazy("by what staff were told"),
}
KINDS: dict[str, "str | Promise"] = {
    Kind.PERMANENT: gettext_lazy("for good"),
    Kind.TEMPORARY: gettext_lazy("for now"),
    Kind.OTHER: gettext_lazy("does not count: it speaks of us or of the message"),
}
SAYS: tuple[tuple[str, "str | Promise"], ...] = (
    (r"5\.1\.(1|3|6)|5\.4\.1", gettext_lazy("the mailbox does not exist")),
    (r"5\.1\.(2|10)|5\.4\.(4|310)", gettext_lazy("the domain takes no mail")),
    (r"5\.2\.1", gettext_lazy("the mailbox is closed")),
)
"""What a code says, in words; without one of these it is told by how it was heard."""


def cannot_be_reached(row: Unreachable) -> str:
    """Why, with the code and the day: “cannot be reached: the mailbox does not exist (5.1.1), 3 May”."""
    failure = row.failure
    code = f" ({failure.status})" if failure.status else ""
    return _("cannot be reached: %(why)s%(code)s, %(day)s") % {
        "why": why(failure),
        "code": code,
        "day": day(row.since),
    }


def why(failure: Failure) -> str:
    """What it says of the address."""
    if failure.kind == Kind.TEMPORARY:
        return _("messages failed for weeks")
    if failure.heard_by == HeardBy.STAFF:
        return _("it is not theirs")
    if failure.heard_by == HeardBy.IMPORT:
        return _("another system could not reach it")
    said = next((words for code, words in SAYS if re.fullmatch(code, failure.status)), None)
    return str(said) if said else _("messages are refused for good")


def ended_in_words(row: Unreachable) -> str:
    """Who ended it, and why."""
    return f"{row.ended_by}: {row.why}" if row.why else row.ended_by
