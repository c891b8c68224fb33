"""Where in a line the things stand that a mapping names."""

from collections.abc import Callable, Sequence

from jatak.imports.mapping.headers import bare
from jatak.imports.mapping.mapping import Mapping
from jatak.imports.reading.errors import UnusableFile

Cells = Sequence[str]
Pick = Callable[[Cells], str]


class Columns:
    """The places of a mapping's columns in one file; raises UnusableFile where they are missing or not clear."""

    def __init__(self, name: str, header: Sequence[str], mapping: Mapping) -> None:
        self.name, self.header, self.mapping = name, header, mapping
        self._bare = [bare(cell) for cell in header]
        missing = [each for each in sorted(mapping.must_have) if not self.places(each)]
        if missing:
            raise self._refused(f"there is no column {', '.join(missing)}.", "Look at the names in the mapping file.")
        if not (self.of("email") or self.of("telephone")):
            raise self._refused(
                "no column with an address is known.", "Name it in a mapping file; --propose writes one to begin with."
            )

    def of(self, meaning: str) -> list[int]:
        """The places of the columns that hold this."""
        return [place for name in self.mapping.columns.get(meaning, ()) for place in self.places(name)]

    def places(self, name: str) -> list[int]:
        """Where a column of this name is; with a * at the end every column that begins so."""
        if name.endswith("*"):
            return [place for place, cell in enumerate(self._bare) if cell.startswith(bare(name))]
        exact = [place for place, cell in enumerate(self.header) if cell.strip() == name]
        found = exact or [place for place, cell in enumerate(self._bare) if cell == bare(name)]
        if len(found) > 1:
            raise self._refused(f"two columns are called {name}.", "Rename or remove one of them.")
        return found

    def pick(self, *meanings: str) -> Pick:
        """A function to the first of these cells that holds something, without the spaces around it."""
        return first_of([place for meaning in meanings for place in self.of(meaning)])

    def _refused(self, trouble: str, remedy: str) -> UnusableFile:
        return UnusableFile(self.name, f"{trouble} The columns are: {', '.join(self.header)[:600]}.", remedy)


def first_of(places: Sequence[int]) -> Pick:
    """A function to the first cell at these places that holds something, without the spaces around it."""
    match places:
        case []:
            return lambda cells: ""
        case [place]:
            return lambda cells: cells[place].strip()
        case _:
            return lambda cells: next((cell for place in places if (cell := cells[place].strip())), "")
