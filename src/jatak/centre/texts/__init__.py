"""What the pages of the preference centre say, a file a language, beside what forms and links say."""

import functools
import tomllib
from importlib.resources import files

from jatak.signup import texts as of_forms


@functools.cache
def texts(language: str) -> dict[str, str]:
    """The sentences of one language by name; `{company}`, `{day}`, `{number}` and the like stand for what is known."""
    own = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
    return {**of_forms.texts(language), **own}
