"""Who writes: each company by a name of its own."""

import re
from collections.abc import Iterator

from jatak.wording.names import named
from jatak.wording.phrases import pattern
from jatak.wording.view import QUESTION, Gap, View

BEHIND_NAME = 90
"""So many letters behind a company's name it may be said what it sells."""


def unnamed(view: View) -> Iterator[Gap]:
    """Companies of which neither name, legal name nor brand stands in view."""
    for company in view.asking.companies:
        if not view.names(company.every):
            yield Gap("asked", name=company.name)


def brands_unnamed(view: View) -> Iterator[Gap]:
    """Brands that will write and are not named."""
    for company in view.asking.companies:
        for brand in company.brands:
            if not view.names((brand,)):
                yield Gap("asked", name=brand)


def without_goods(view: View) -> Iterator[Gap]:
    """Of several companies in one text, those behind whose name it does not say what they sell."""
    if len(view.asking.companies) < 2:
        return
    for company in view.asking.companies:
        for part in QUESTION:
            found = named(view.parts[part], company.every)
            if found and not _goods_behind(view, view.parts[part].text[found.end() :]):
                yield view.gap(part, found, company.name)


def sharing_a_box(view: View) -> Iterator[Gap]:
    """Several companies that one box says yes to."""
    if len(view.asking.companies) + len(view.asking.partners) > 1:
        yield Gap("asked")


def _goods_behind(view: View, rest: str) -> bool:
    """A bracket, a colon, or "about" right behind the name."""
    near = rest[:BEHIND_NAME]
    return bool(re.match(r"[^\w]{0,3}[(:]", near)) or pattern(view.words["about"]).search(near) is not None
