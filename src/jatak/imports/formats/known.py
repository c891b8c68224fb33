"""The formats that are known."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jatak.imports.mapping.headers import bare
from jatak.imports.mapping.mapping import Mapping
from jatak.imports.mapping.toml import mapping_of
from jatak.imports.mapping.values import Place

NAMES = ("mailchimp", "brevo", "hubspot", "klaviyo", "listmonk")
VARIANT = ("name", "file", "needs")


@dataclass(frozen=True)
class Variant:
    """One kind of file of a format."""

    name: str
    needs: tuple[str, ...]
    """Headers by which it is told."""
    file: str
    """What the name of such a file holds; empty where its headers tell enough."""
    mapping: Mapping

    def matches(self, name: str, header: Sequence[str]) -> bool:
        """Whether a file of this name with this header is one."""
        there = {bare(cell) for cell in header}
        return self.file in name.lower() and all(bare(need) in there for need in self.needs)


@dataclass(frozen=True)
class Format:
    """What another system exports, and what we take of it for true."""

    code: str
    name: str
    assumes: str
    recorded: str
    source: str
    shared: Mapping
    variants: tuple[Variant, ...]


@cache
def formats() -> dict[str, Format]:
    """Every format by its code, in the order in which they are tried."""
    return {code: _format(code) for code in NAMES}


def _format(code: str) -> Format:
    table = tomllib.loads(files("jatak.imports.formats").joinpath(f"{code}.toml").read_text("utf-8"))
    shared = mapping_of(code, table["shared"])
    return Format(
        code=code,
        name=table["name"],
        assumes=table["assumes"],
        recorded=str(table["recorded"]),
        source=table["source"],
        shared=shared,
        variants=tuple(_variant(code, each, shared) for each in table["variants"]),
    )


def _variant(code: str, table: dict[str, Any], shared: Mapping) -> Variant:
    place = Place(code, table)
    own = {key: value for key, value in table.items() if key not in VARIANT}
    return Variant(place.text("name"), place.texts("needs"), place.text("file"), mapping_of(code, own, shared))
