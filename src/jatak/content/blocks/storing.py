"""Where pictures lie that letters and the library show: under names that nobody guesses."""

import secrets
from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="jatak.content.blocks.storing.Unguessable")
class Unguessable(FileSystemStorage):
    """Mail programs fetch pictures without a log-in, so a name is the right to see one: each has 128 random bits."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name with a token before it."""
        path = PurePosixPath(name)
        return super().get_available_name(str(path.with_name(f"{secrets.token_hex(16)}.{path.name}")), max_length)
