"""Whoever follows a link of the documents finds the page, and the heading that it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def links(text: str) -> Iterator[tuple[str, str]]:
    """The relative ones: the page and the heading, each empty where it is not named."""
    for target in LINK.findall(CODE.sub("", text)):
        if not re.match(r"[a-z]+:", target):
            page, _, heading = target.partition("#")
            yield page, heading


def anchors(text: str) -> set[str]:
    """What headings are called in addresses."""
    said = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {each.replace(" ", "-") for each in said}


def broken(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = []
    for named, heading in links(page.read_text("utf-8")):
        target = page.parent / named if named else page
        whole = target.exists() and (not heading or heading in anchors(target.read_text("utf-8")))
        found += [] if whole else [f"{named}#{heading}"]
    return found


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_no_link_is_broken(page: Path) -> None:
    assert broken(page) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# What is here\n")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](there.md#what-is-here) [b](gone.md) [c](there.md#gone) [d](https://e.example) `[e](code.md)`\n"
    )
    assert broken(page) == ["gone.md#", "there.md#gone"]
