"""Which elements the blocks of a letter declare."""

from collections.abc import Iterable

from jatak.content.blocks.parts import Button, Part, Picture, Text, flat


def elements_of(parts: tuple[Part, ...]) -> list[str]:
    """All that any block declares, by name."""
    return sorted({element for part in flat(parts) for element in getattr(part, "elements", ())})


def undeclared(parts: tuple[Part, ...], *, each: bool) -> list[Part]:
    """Blocks of which it is not known what they are.

    A block that declares nothing is as the block before it; with `each`, every block must say it itself.
    """
    found: list[Part] = []
    known = False
    for part in flat(parts):
        known = bool(getattr(part, "elements", ())) or (known and not each)
        if not known and _says_something(part):
            found.append(part)
    return found


def union(many: Iterable[list[str]]) -> list[str]:
    """The elements of all languages together."""
    return sorted({element for elements in many for element in elements})


def _says_something(part: Part) -> bool:
    """Headings belong to what follows, dividers and decoration say nothing."""
    return isinstance(part, Text | Button) or (isinstance(part, Picture) and not part.decorative)
