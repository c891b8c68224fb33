"""That and how a yes can be taken back, told where everybody sees it before saying yes."""

import re
from collections.abc import Iterator

from jatak.wording.asking import IN_VIEW
from jatak.wording.view import Gap, View

ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}\.\w{2,}|https?://|\+?\d[\d \-]{5,}\d|www\.")
"""An e-mail address, a page or a telephone number."""
TOLD = ("headline", "asked", "withdrawal")


def untold(view: View) -> Iterator[Gap]:
    """It does not say that it can be taken back; in the terms nobody sees it in time."""
    if not view.says("withdraw", TOLD):
        yield Gap("withdrawal")


def way_untold(view: View) -> Iterator[Gap]:
    """It does not say how."""
    if not (view.says("how", ("withdrawal",)) or _address(view)):
        yield Gap("withdrawal")


def _address(view: View) -> bool:
    return any(ADDRESS.search(view.parts[part].text) or view.parts[part].links for part in IN_VIEW if part in TOLD)
