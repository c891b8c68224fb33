"""Where the company can be reached: by post, and otherwise."""

import re
from collections.abc import Iterator

from jatak.wording.asking import PARTS
from jatak.wording.needs.withdrawal import ADDRESS
from jatak.wording.view import Gap, View

POSTAL = re.compile(
    r"\b[a-z]\d[a-z] ?\d[a-z]\d\b|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b(?:[a-z]{1,2}-)?\d{4,5}(?:-\d{4})? ?[a-z]{2}"
)
"""A postal code as it stands in an address, with what follows it."""


def address_untold(view: View) -> Iterator[Gap]:
    """No postal address stands in the text."""
    if not any(POSTAL.search(view.parts[part].text) for part in PARTS):
        yield Gap("asked")


def contact_untold(view: View) -> Iterator[Gap]:
    """No other way to reach the company stands in the text."""
    if not any(ADDRESS.search(view.parts[part].text) or view.parts[part].links for part in PARTS):
        yield Gap("asked")
