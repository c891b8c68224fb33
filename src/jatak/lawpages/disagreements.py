"""The page of published decisions that the gate decides otherwise."""

from collections.abc import Iterable
from typing import NamedTuple

from jatak.lawpages.markdown import code, escaped, link, page


class Disagreement(NamedTuple):
    """A row of the casebook, what the authority decided by, what the gate decides by, and why they differ."""

    row: str
    expected: str
    got: str
    reason: str


ABOUT = (
    "The casebook holds published decisions of authorities and courts. The gate decides each of them; these it decides "
    "otherwise, and the reason is told. None of them is bent to fit."
)


def disagreements_page(every: Iterable[Disagreement]) -> str:
    """The page of these disagreements."""
    told = [_told(one) for one in every]
    codes = link("What the codes mean", "README.md#reason-codes")
    agreed = [] if told else ["It agrees with every one of them."]
    return page("# Where the gate disagrees", f"{ABOUT} {codes}.", *told, *agreed)


def _told(one: Disagreement) -> str:
    decided = f"Decided by the authority: {code(one.expected)}. Decided by the gate: {code(one.got)}."
    return f"## {escaped(one.row)}\n\n{decided}\n\n{escaped(one.reason)}"
