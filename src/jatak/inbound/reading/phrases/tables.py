"""The tables, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jatak.inbound.reading.phrases.folding import folded
from jatak.inbound.reading.phrases.phrase import found


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table `name.toml`."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def said(text: str, phrases: Mapping[str, list[str]]) -> str:
    """The language of the first of these phrases that the text holds; empty where it holds none."""
    in_one_line = folded(text)
    return next(
        (lang for lang, some in phrases.items() if any(found(one, in_one_line) is not None for one in some)), ""
    )
