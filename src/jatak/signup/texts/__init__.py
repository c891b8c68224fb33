"""What the pages of signing up say, a file a language, beside what all public pages say."""

import functools
import tomllib
from importlib.resources import files

from jatak.preferences import texts as public


@functools.cache
def texts(language: str) -> dict[str, str]:
    """The sentences of one language by name; `{company}`, `{age}`, `{day}` and the like stand for what is known."""
    own = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
    return {**public.texts(language), **own}
