"""The texts of the story, which are data."""

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def table(name: str) -> dict[str, Any]:
    """One TOML file of this folder, such as `letters/summer.toml`."""
    return tomllib.loads(files(__package__).joinpath(*name.split("/")).read_text("utf-8"))
