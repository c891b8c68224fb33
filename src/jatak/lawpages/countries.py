"""The page of one country, or of a layer that countries inherit."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from jatak.law.pack import Pack
from jatak.law.parameter import Value
from jatak.lawpages import inshort
from jatak.lawpages.book import Book, checked, inherited
from jatak.lawpages.groups import Group, groups
from jatak.lawpages.markdown import bullets, code, day, escaped, link, listed, page, sentence, table
from jatak.lawpages.standing import MARKS, standing
from jatak.lawpages.values import in_words

Row = tuple[str, str, str]
HEAD = ("What the law is asked", "Its answer", "Where it stands")


def country_page(book: Book, country: str) -> str:
    """The page of a country or layer with every value, its source and its days; raises KeyError."""
    pack = book.pack(country)
    return page(
        f"# {escaped(pack.name)}",
        _about(book, pack),
        "" if pack.layer else _in_short(pack),
        *(_group(book, pack, group) for group in groups()),
    )


def _about(book: Book, pack: Pack) -> str:
    count, floor = checked(pack), book.floor(pack.code)
    parts = [
        f"{escaped(pack.name)} ({code(pack.code)}): the law as of {day(book.day)}.",
        f"Its values: {count['read']} read in the source that is linked, {count['second-hand']} second-hand, "
        f"**{count['memory']} from memory and not checked**, {count['']} not researched.",
        f"Of these {inherited(book, pack.code)} are taken from {_floor(floor)}." if floor else "",
        _serves(book, pack) if pack.layer else "",
        link("What the words mean, and all countries", "../README.md") + ".",
    ]
    return " ".join(filter(None, parts))


def _floor(floor: Pack) -> str:
    return link(f"the floor: {escaped(floor.name)}", f"{floor.code}.md")


def _serves(book: Book, pack: Pack) -> str:
    heirs = listed(link(escaped(heir.name), f"{heir.code}.md") for heir in book.heirs(pack.code))
    members = sorted(book.written[pack.code].members - book.rulebook.packs.keys())
    own = f"It is no country but a floor: what these countries do not say themselves they take from here: {heirs}."
    return f"{own} It stands alone for {listed(members)}, which have no pack of their own." if members else own


def _in_short(pack: Pack) -> str:
    cells = inshort.in_short(pack)
    titled = zip(inshort.TITLES, cells, strict=True)
    said = bullets(f"{title}: {escaped(cell)}" for title, cell in titled if cell != inshort.DOES_NOT_MATTER)
    unchecked = any(inshort.UNCHECKED in cell for cell in cells)
    return f"## In short\n\n{said}" + (f"\n\n{inshort.UNCHECKED} {MARKS['memory']}" if unchecked else "")


def _group(book: Book, pack: Pack, group: Group) -> str:
    rows = [row for name, label in group.labels.items() for row in _rows(book, pack, name, label)]
    asks = sentence(escaped(group.asks)) if group.asks else ""
    shown = list(_together(rows)) if asks else rows
    return "\n\n".join(filter(None, (f"## {group.title}", asks, table(HEAD, shown))))


def _rows(book: Book, pack: Pack, name: str, label: str) -> Iterator[Row]:
    """The value in force, then what held before and what is to come."""
    now = pack.values[name]
    yield escaped(label), _answer(name, now), _standing(book, pack, name, now)
    for value in book.dated(pack.code, name):
        if value is not now:
            yield _when(book, value), _answer(name, value), _standing(book, pack, name, value)


def _together(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbours of which the same is said, as one row."""
    for (answer, where), same in groupby(rows, key=lambda row: row[1:]):
        yield listed(row[0] for row in same), answer, where


def _standing(book: Book, pack: Pack, name: str, value: Value[Any]) -> str:
    where, floor = standing(value), book.floor(pack.code)
    return f"From {_floor(floor)}. {where}" if where and floor and book.inherits(pack.code, name) else where


def _when(book: Book, value: Value[Any]) -> str:
    if value.valid_from > book.day:
        return f"*from {day(value.valid_from)} on*"
    return f"*until {day(value.valid_to)}*" if value.valid_to else "*formerly*"


def _answer(name: str, value: Value[Any]) -> str:
    words = escaped(in_words(name, value.value))
    said = words if value.value is None else f"**{words}**"
    return f"{said}. *{escaped(value.note)}*" if value.note else said
