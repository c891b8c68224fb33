"""The words of these pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.retention.erasure.lookalikes import Alike
from jatak.retention.erasure.may_go import Reason

GROUPS: tuple[tuple["str | Promise", tuple[str, ...]], ...] = (
    (_("Name, language, country and what else was known of them"), ("people_person", "people_profile")),
    (_("Addresses"), ("people_contactpoint",)),
    (_("Keys of other systems"), ("people_externalkey",)),
    (_("Consents, objections and preferences, as they stood"), (
        "consent_record", "consent_objection", "consent_pause", "consent_ownfrequency", "consent_letter",
    )),
    (_("Events of the ledger"), ("consent_event",)),
    (_("IP addresses, browsers and words beside these events"), ("consent_particulars",)),
    (_("Papers and scans"), ("consent_scan", "desk_paper")),
    (_("Purchases and customer relations"), ("customers_relation", "customers_purchaseline")),
    (_("Rows of imported files"), ("imports_rawrow", "imports_outcome")),
    (_("Letters of theirs, and notes about their requests"), ("inbound_kept", "desk_words", "desk_step")),
    (_("Messages: not sent any more, or without what names them"), ("delivery_message", "delivery_report")),
)  # fmt: skip
"""Tables as people call them, in the order of the page; whatever is in none of them is counted as a trace."""
TRACES = _("Other traces: answers to programs, holds, mergers, failures")
ALIKE: Mapping[str, "str | Promise"] = {
    Alike.MAILBOX: _("the same mailbox, written another way"),
    Alike.NUMBER: _("the same telephone number"),
    Alike.NAME: _("the same name, and an address that looks alike"),
    Alike.KEY: _("the same key in another system"),
}
TIES: Mapping[str, "str | Promise"] = {
    Reason.OPEN_ORDER: _("An order is still open, or what was bought still runs."),
    Reason.RUNNING: _("A subscription or a membership runs."),
}
NO_LETTER: Mapping[str, "str | Promise"] = {
    "no_company": _("No letter was sent: several companies know the person, and none was asked."),
    "no_address": _("No letter was sent: no e-mail address of the person is known."),
    "not_permitted": _("No letter was sent: it was not permitted."),
}


def grouped(gone: Mapping[str, int]) -> list[tuple["str | Promise", int]]:
    """How many rows of each sort; a sort of which there are none is left out."""
    known = {table for _, tables in GROUPS for table in tables}
    rows = [(label, sum(gone.get(table, 0) for table in tables)) for label, tables in GROUPS]
    rows.append((TRACES, sum(count for table, count in gone.items() if table not in known)))
    return [(label, count) for label, count in rows if count]
