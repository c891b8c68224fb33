"""The tables of others' apps as one SQL file, so that a fresh database need not run two hundred migrations.

`others.sql` is what those migrations leave behind. An empty database gets it first, and Django's `migrate` adds what is
newer. Written anew with `python -m jatak.database.write_others` when one of these packages has new migrations.
"""

import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from jatak.database.connect import Connection

FILE = "others.sql"
UP_TO = re.compile(r"^-- up to: (\S+)$", re.MULTILINE)


def lay_others(connection: Connection) -> bool:
    """Make the tables of others in a database without any; False where there are some, or the file is not of here."""
    text = files("jatak.database").joinpath(FILE).read_text()
    if _has_tables(connection) or not all(map(_is_here, UP_TO.findall(text))):
        return False
    with connection.transaction():
        connection.execute(text.encode())
    return True


def _has_tables(connection: Connection) -> bool:
    row = connection.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL").fetchone()
    return row is None or bool(row[0])


def _is_here(file: str) -> bool:
    """Whether the installed packages know this migration; older ones would find tables that they cannot read."""
    package, _, rest = file.partition("/")
    spec = find_spec(package)
    return spec is not None and spec.origin is not None and (Path(spec.origin).parent / rest).exists()
