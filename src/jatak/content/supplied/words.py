"""The words of these templates, as TOML beside who sends them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from jatak.content.supplied.template import Text


@cache
def words_of(package: str) -> dict[str, dict[str, Any]]:
    """What the files `words/*.toml` of a package say, by language."""
    found = sorted(files(package).joinpath("words").iterdir(), key=lambda file: file.name)
    return {file.name[:2]: tomllib.loads(file.read_text("utf-8")) for file in found if file.name[2:] == ".toml"}


@cache
def text_messages(package: str, name: str) -> dict[str, Text]:
    """The text messages of a file of a package, a language a line."""
    told = tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
    return {language: Text("", str(text)) for language, text in told.items()}
