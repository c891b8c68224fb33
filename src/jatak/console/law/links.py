"""Where the console explains what decided."""

from functools import cache

from django.urls import reverse

from jatak.console.law.drawing import anchor
from jatak.console.law.pages import RULES, book
from jatak.gate.grounds import ASKED, PERMITS
from jatak.lawpages.index import GROUNDS_TITLE, REASONS_TITLE


def page_of_country(code: str | None) -> str:
    """The page of a country's law; the list of laws where there is no such page."""
    known = {*book().rulebook.packs, *book().rulebook.layers}
    return reverse("law_country", args=[code]) if code in known else reverse("law")


@cache
def page_of_rule(code: str) -> str:
    """The page of a rule, of a reason that one rule gives, or the list with this ground or reason; empty for no law."""
    rules = {code} & set(RULES) or {rule.name for rule in ASKED if code in (rule.code, rule.reason)}
    if len(rules) == 1:
        return reverse("law_rule", args=[rules.pop()])
    if rules:
        return _part(REASONS_TITLE)
    return _part(GROUNDS_TITLE) if code in PERMITS else ""


def _part(title: str) -> str:
    return f"{reverse('law')}#{anchor(title)}"
