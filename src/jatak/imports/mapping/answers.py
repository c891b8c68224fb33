"""Words for yes and no in cells."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def answers() -> dict[str, bool]:
    """What each word means, in lower case."""
    table = tomllib.loads(files("jatak.imports.mapping").joinpath("answers.toml").read_text("utf-8"))
    return dict.fromkeys(table["yes"], True) | dict.fromkeys(table["no"], False)
