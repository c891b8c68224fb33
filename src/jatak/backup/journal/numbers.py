"""How far each number has been given out, kept beside the journal."""

import json
import os
from collections.abc import Mapping

from jatak.base.errors import JatakError
from jatak.database.apart import folder

FILE = "numbers.json"


def keep_numbers(numbers: Mapping[str, int]) -> None:
    """Remember the last of each sequence, by its name."""
    draft = folder() / f".{FILE}.{os.getpid()}"
    with draft.open("w") as out:
        json.dump(numbers, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder() / FILE)


def kept_numbers() -> dict[str, int]:
    """What was remembered; nothing where there is no journal. Raises JatakError where it cannot be read."""
    file = folder() / FILE
    try:
        return {str(name): int(last) for name, last in json.loads(file.read_text()).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError) as error:
        raise JatakError(
            f"The journal is damaged: {file} cannot be read.",
            "Bring it back from a copy, or delete it: then ten million numbers are passed over beyond the backup's.",
        ) from error
