"""The databases beside the company's."""

from jatak.database.connect import Connection, connect, known_server
from jatak.database.scratch import PREFIX


def maintenance() -> Connection:
    return connect(known_server(), database="postgres")


def scratches() -> set[str]:
    with maintenance() as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        return {name for (name,) in found}
