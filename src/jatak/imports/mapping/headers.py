"""Names of columns, as they are compared and kept."""

from collections.abc import Iterable


def bare(name: str) -> str:
    """A name without case, spaces and signs, so that `E-mail` and `EMAIL` are one."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def distinct(cells: Iterable[str]) -> list[str]:
    """A name for each column: a second one of the same name is `Name (2)`, one without a name `Column 7`."""
    seen: dict[str, int] = {}
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = cell.strip() or f"Column {place}"
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in seen:
            seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        seen.setdefault(names[-1], 1)
    return names
