"""What answers say, a file a language."""

import functools
import tomllib
from importlib.resources import files

ENGLISH = "en"
SAME = {"no": "nb", "nn": "nb"}
"""Languages that are read by whoever reads another."""


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that there are, in alphabetical order."""
    names = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@functools.cache
def texts(language: str) -> dict[str, str]:
    """The sentences of one language by name; `{company}`, `{day}` and the like stand for what is known."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def spoken(*wanted: str) -> str:
    """The first of these languages that there are texts in, else English."""
    short = (each.lower().split("-")[0] for each in wanted if each)
    return next((each for one in short if (each := SAME.get(one, one)) in languages()), ENGLISH)
