"""How a reader can check what the page says."""

from jatak.evidence.contents import Stamp
from jatak.evidence.page import Facts, Link, Paragraph, Section

WORDS = (
    "Everything on this page is also in the folder data, for programs. The list manifest.json names each file with its"
    " SHA-256, so that a changed byte is found. Every event carries a commitment that was stored when it was heard:"
    " whoever has the salt can compute it again from the words here."
)
PROGRAM = (
    "The program jatak-verify checks all of it at once and says in plain words what holds and what does not. It runs on"
    " any computer with Python, and needs neither the company that wrote this nor a network."
)


def section() -> Section:
    """The section on checking."""
    return Section(
        "How to check this",
        [
            Paragraph(WORDS),
            Paragraph(PROGRAM),
            Paragraph(
                [Link("README.txt", "README.txt"), "says how, also in five lines of Python for who trusts no program."]
            ),
        ],
        "check",
    )


def facts(words: str, stamp: Stamp, *more: tuple[str, str | None]) -> Facts:
    """What stands in the box below the title."""
    at = f"{stamp.at.day} {stamp.at:%B %Y, %H:%M:%S %Z}"
    return Facts([("asked", words), *more, ("written on", at), ("product", f"Jatak {stamp.version}")])
