"""The steps in words, each with the page on which it is taken."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.operator import Operator
from jatak.installation.steps import Progress, Step, progress
from jatak.people.models import Controller

WORDS: dict[Step, tuple[Any, Any]] = {
    Step.COMPANY: (_("The company that writes"), _("Its legal name, address and number stand below every message.")),
    Step.SENDER: (
        _("Where its messages come from"),
        _("An address for newsletters, another one for receipts, and the records of their domain."),
    ),
    Step.PUBLIC_URL: (
        _("The address of this installation"),
        _("Links to leave lead here; mail programs follow https alone."),
    ),
    Step.TOPIC: (_("A first topic"), _("What people say yes or no to, such as Newsletter.")),
    Step.NOTICE: (_("What people are asked"), _("A notice in plain words, and the place where it is shown.")),
}


def shown(companies: list[Controller], operator: Operator) -> list[dict[str, Any]]:
    """Every step with its words and its page; the first that is not done is marked as next."""
    steps = [_own(operator), *(_step(each) for each in progress(companies))]
    for each in steps:
        if not each["done"]:
            each["next"] = True
            break
    return steps


def _own(operator: Operator) -> dict[str, Any]:
    return {
        "title": _("Your account with a second factor"),
        "words": _("A code of your telephone beside the password."),
        "done": bool(is_mfa_enabled(operator.user)),
        "url": reverse("mfa_index"),
        "missing": (),
    }


def _step(each: Progress) -> dict[str, Any]:
    title, words = WORDS[each.step]
    return {
        "title": title,
        "words": words,
        "done": each.done,
        "url": f"{way}?from=welcome" if (way := _page(each)) else "",
        "missing": each.missing,
        "is_address": each.step is Step.PUBLIC_URL,
    }


def _page(each: Progress) -> str:
    first = each.missing[0].pk if each.missing else None
    match each.step:
        case Step.COMPANY:
            return (
                reverse("settings_company_edit", args=[first, "identity"]) if first else reverse("settings_company_new")
            )
        case Step.SENDER:
            return reverse("settings_company_edit", args=[first, "sending"]) if first else reverse("settings_domains")
        case Step.TOPIC:
            return reverse("settings_name_add", args=[first, "topics"]) if first else reverse("settings_companies")
        case Step.NOTICE:
            return reverse("welcome_notice")
        case _:
            return ""
