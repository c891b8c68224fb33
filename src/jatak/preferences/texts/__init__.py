"""What the pages say, a file a language; read without gettext, so that a fresh clone speaks all of them."""

import functools
import tomllib
from importlib.resources import files


@functools.cache
def texts(language: str) -> dict[str, str]:
    """The sentences of one language by name; `{company}`, `{brand}` and `{topic}` stand for what the link says."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
