"""Named statements in the .sql files of a room."""

import re
from importlib.resources import files

NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def statements(package: str, file: str) -> dict[str, str]:
    """The parts of a .sql file, by the names in its lines `-- name: ...`."""
    _, *parts = NAME.split(files(package).joinpath(file).read_text())
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
