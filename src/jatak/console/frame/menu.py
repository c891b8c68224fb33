"""The menu: ours alone, and of it what the account may open."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from jatak.accounts.may import May
from jatak.console.inbox.waiting import MOST, waiting_for


class Entry(MenuItem):
    """A page that is shown to those who may open it."""

    def __init__(self, label: "str | Promise", route: str, icon: str, order: int, needs: May) -> None:
        super().__init__(label, reverse(route), name=route, icon_name=icon, order=order)
        self.needs = needs

    def is_shown(self, request: Any) -> bool:
        """Whether this account may open the page."""
        operator = getattr(request, "operator", None)
        return operator is not None and operator.may(self.needs)


class Inbox(Entry):
    """The entry that says how many requests wait."""

    def render_component(self, request: Any) -> Any:
        """With the number of those that are open, where there is one."""
        operator = getattr(request, "operator", None)
        waiting = len(waiting_for(operator)) if operator is not None else 0
        shown = super().render_component(request)
        if waiting:
            shown.label = f"{shown.label} ({waiting if waiting <= MOST else f'{MOST}+'})"
        return shown


ENTRIES: tuple[tuple["str | Promise", str, str, May], ...] = (
    (_("Dashboard"), "wagtailadmin_home", "home", May.SEE_NUMBERS),
    (_("Inbox"), "inbox", "tasks", May.ANSWER_PEOPLE),
    (_("People"), "people", "group", May.SEE_PEOPLE),
    (_("Audience"), "audience", "view", May.SEE_NUMBERS),
    (_("How the list stands"), "lists", "list-ul", May.SEE_NUMBERS),
    (_("Campaigns"), "campaigns", "mail", May.SEE_NUMBERS),
    (_("Letters"), "letters", "doc-full", May.SEE_NUMBERS),
    (_("Service messages"), "service", "success", May.SEE_NUMBERS),
    (_("Notices"), "notices", "clipboard-list", May.SEE_NUMBERS),
    (_("Collection points"), "collection", "form", May.SEE_NUMBERS),
    (_("Import"), "imports", "download", May.SET_UP),
    (_("What falls due"), "clocks", "date", May.SEE_NUMBERS),
    (_("Answers"), "answers", "folder-open-inverse", May.PROVE),
    (_("Law"), "law", "openquote", May.SEE_NUMBERS),
    (_("Log"), "log", "history", May.PROVE),
    (_("Settings"), "settings", "cogs", May.SET_UP),
)
"""In the order of the menu: label, route, icon, need."""


def entries() -> list[Entry]:
    """The entries of the menu."""
    return [
        (Inbox if route == "inbox" else Entry)(label, route, icon, place, needs)
        for place, (label, route, icon, needs) in enumerate(ENTRIES)
    ]
