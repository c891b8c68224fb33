"""DuckDB, with little memory and nothing from the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jatak.base.errors import UsageError
from jatak.database.home import private_folder
from jatak.delivery.archive.files import folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "192MB"
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def engine() -> Iterator["DuckDBPyConnection"]:
    """A connection of its own that spills to the archive's folder; raises UsageError where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError:
        raise UsageError(
            "The archive of old messages needs DuckDB, which is not installed.", "Run pip install 'jatak[archive]'."
        ) from None
    spill = private_folder(folder() / "spill")
    with duckdb.connect(":memory:", config=OFFLINE) as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 2; SET TimeZone = 'UTC'")
        connection.execute(f"SET temp_directory = {quoted(str(spill))}")
        yield connection


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"
