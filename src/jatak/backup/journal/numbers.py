"""How far each number has been given out, kept beside the journal."""

import json
import os
from collections.abc import Mapping

from jatak.database.apart import folder

FILE = "numbers.json"


def keep_numbers(numbers: Mapping[str, int]) -> None:
    """Remember the last of each sequence, by its name."""
    draft = folder() / f".{FILE}.{os.getpid()}"
    draft.write_text(json.dumps(numbers))
    draft.replace(folder() / FILE)


def kept_numbers() -> dict[str, int]:
    """What was remembered; nothing where there is no journal."""
    file = folder() / FILE
    return dict(json.loads(file.read_text())) if file.exists() else {}
