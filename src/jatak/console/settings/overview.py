"""Who may do what, and how we send."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.installation.steps import progress

Card = tuple["str | Promise", "str | Promise", str, str]

CARDS: tuple[tuple["str | Promise", tuple[Card, ...]], ...] = (
    (
        _("Who writes"),
        (
            (
                _("Companies"),
                _("Who you are, brands, topics, product groups, own limits and quiet hours"),
                "settings_companies",
                "site",
            ),
            (
                _("Notices"),
                _("What people are asked before they say yes, word by word, and where"),
                "notices",
                "openquote",
            ),
        ),
    ),
    (
        _("What time does"),
        (
            (
                _("How long we keep"),
                _("What the law says, what each company chose, and what it must still choose"),
                "keeping",
                "history",
            ),
            (
                _("What falls due"),
                _("Consents that lapse, windows that close, proof that goes, week by week"),
                "clocks",
                "date",
            ),
            (
                _("Before people go"),
                _("What silent people are told before their consent ends, and how many that are"),
                "before_going",
                "mail",
            ),
        ),
    ),
    (
        _("When somebody leaves"),
        (
            (
                _("Notices of leaving"),
                _("Who gets a confirmation, and who of yours hears of it"),
                "farewells",
                "mail",
            ),
            (
                _("Passed on"),
                _("Who else got your consents, and whether they know who left"),
                "passed_on",
                "group",
            ),
            (
                _("Self-test of leaving"),
                _("Jatak leaves by itself, by every medium, and says what does not work"),
                "selftest",
                "success",
            ),
        ),
    ),
    (
        _("How it is sent"),
        (
            (_("Senders and domains"), _("SPF, DKIM and DMARC, looked up now"), "settings_domains", "globe"),
            (
                _("Relays, SMS and mailbox"),
                _("Which servers take mail and text messages, and where answers come in"),
                "settings_relays",
                "mail",
            ),
            (_("Limits"), _("How much may go in a second and in a day"), "settings_limits", "sliders"),
        ),
    ),
    (
        _("Who works here"),
        (
            (_("Accounts"), _("Invitations, roles, second factor"), "settings_accounts", "user"),
            (_("API tokens"), _("Which programs come in, and for what"), "settings_tokens", "key"),
            (_("Webhooks"), _("Which programs are told at once, and whether they take it"), "webhooks", "link"),
        ),
    ),
)
DOCTOR: Card = (_("Doctor"), _("Is everything well? What should be mended?"), "settings_doctor", "help")


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """What can be set, and what is missing."""
    everywhere = request.operator.everywhere(May.SET_UP)
    groups = [(title, [_card(each) for each in cards]) for title, cards in CARDS]
    if everywhere:
        groups[-1][1].append(_card(DOCTOR))
    steps = progress(list(request.operator.controllers(May.SET_UP)))
    missing = sum(not each.done for each in steps)
    return page(request, "settings/overview", _("Settings"), icon="cogs", groups=groups, missing=missing)


def _card(card: Card) -> dict[str, object]:
    title, words, route, icon = card
    return {"title": title, "words": words, "url": reverse(route), "icon": icon}
