"""What a line says of a yes or a no, for each kind of address in it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from jatak.consent.channels import carried_by
from jatak.imports.mapping.answers import answers
from jatak.imports.mapping.mapping import StandingRule
from jatak.imports.reading.record import Trouble
from jatak.imports.row import Standing
from jatak.imports.understanding.columns import Cells, Columns
from jatak.imports.understanding.times import Times

STRONGEST = (Standing.NO, Standing.UNREACHABLE, Standing.UNCONFIRMED, Standing.YES, Standing.SILENT)
"""What counts where columns of a line say different things."""
STRENGTH = {standing: place for place, standing in enumerate(STRONGEST)}
REMEMBERED = 10_000
"""Different cells of a column; shops repeat themselves."""
BRACKETS = "[]\"' "
"""Around the values of a list in a cell."""
NAME_IT = "Name it among the other words for yes or no on the page of the import, or under `values` in a mapping file."


class Said(NamedTuple):
    """What a line says of one kind of address."""

    standing: Standing
    channels: tuple[str, ...] = ()
    """Which channels it is about; none: all that the address carries."""
    at: int | None = None
    """The place of its time, where the column has one of its own."""
    trouble: Trouble | None = None


Says = Callable[[Cells], Said]
STILL_HERE = Said(Standing.SILENT)
NEVER = frozenset({"-", "–", "null", "none", "nan", "n/a", "never", "0000-00-00", "0000-00-00 00:00:00"})
"""What systems write where there is no day on which somebody left."""


def says_of(columns: Columns, times: Times, kind: str) -> Says:
    """The function from a line to what it says of addresses of this kind."""
    mapping, carried = columns.mapping, carried_by(kind)
    whole = Said(Standing.SILENT)
    if mapping.says and (about := _about(mapping.channels, carried)) is not None:
        whole = Said(mapping.says, about)
    asked = [each for rule in mapping.standing for each in _asked(columns, rule, carried)]
    asked += [_left(place, times) for place in columns.of("left_at")]
    if not asked:
        return lambda cells: whole

    def says(cells: Cells) -> Said:
        said = [whole, *(ask(cells) for ask in asked)]
        strongest = min(said, key=lambda each: STRENGTH[each.standing])
        if strongest.standing is Standing.NO:
            return strongest
        return next((each for each in said if each.trouble), strongest)

    return says


def _left(place: int, times: Times) -> Says:
    """Who has a day on which they left, left; whatever else the line says."""

    def ask(cells: Cells) -> Said:
        cell = cells[place].strip()
        if not cell or cell.casefold() in NEVER or answers().get(cell.casefold()) is False:
            return STILL_HERE
        time = times.read(place, cell)
        if isinstance(time, Trouble) and not answers().get(cell.casefold()):
            return Said(Standing.SILENT, trouble=time)
        return Said(Standing.NO)

    return ask


def _asked(columns: Columns, rule: StandingRule, carried: tuple[str, ...]) -> list[Says]:
    about = _about(rule.channels, carried)
    if about is None:
        return []
    at = next(iter(columns.places(rule.at)), None) if rule.at else None
    return [_ask(columns.header[place], place, rule, about, at) for place in columns.places(rule.column)]


def _ask(header: str, place: int, rule: StandingRule, about: tuple[str, ...], at: int | None) -> Says:
    known: dict[str, Said] = {}

    def ask(cells: Cells) -> Said:
        cell = cells[place].strip()
        if (said := known.get(cell)) is None:
            meant = _meant(cell, rule, header)
            said = Said(Standing.SILENT, trouble=meant) if isinstance(meant, Trouble) else Said(meant, about, at)
            if len(known) < REMEMBERED:
                known[cell] = said
        return said

    return ask


def _meant(cell: str, rule: StandingRule, header: str) -> Standing | Trouble:
    words = [each.strip(BRACKETS) for each in cell.split(rule.separator)] if rule.separator else [cell]
    meant = [_word(word, rule) for word in words if word] or [_word("", rule)]
    if Standing.NO not in meant and None in meant:
        says = f"Column {header}: nobody knows what {cell[:80]!r} says."
        return Trouble("standing_unknown", f"{says} {NAME_IT}")
    return min((each for each in meant if each), key=STRENGTH.__getitem__)


def _word(word: str, rule: StandingRule) -> Standing | None:
    bare = word.casefold()
    if not bare:
        return rule.values.get("", rule.empty)
    if (told := rule.values.get(bare)) is not None:
        return told
    answer = answers().get(bare)
    spoken = None if answer is None else rule.yes if answer else rule.no
    return spoken or rule.otherwise


def _about(channels: Sequence[str], carried: tuple[str, ...]) -> tuple[str, ...] | None:
    """Which of these channels such an address carries; nothing for all, None for none of them."""
    if not channels:
        return ()
    both = tuple(each for each in carried if each in channels)
    return None if not both else () if both == carried else both
