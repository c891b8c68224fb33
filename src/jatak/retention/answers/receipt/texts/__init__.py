"""What receipts say beyond what answers say, a file a language."""

import functools
import tomllib
from importlib.resources import files


@functools.cache
def texts(language: str) -> dict[str, str]:
    """The sentences of one language by name."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
