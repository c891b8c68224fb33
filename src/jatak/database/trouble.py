"""Errors of the database in words that a user can act on."""

from collections.abc import Iterator

import psycopg
from django.db.utils import Error as DjangoError

from jatak.base.errors import JatakError
from jatak.database.connect import known_server
from jatak.database.disk import FullDisk, FullServer, is_full_disk, names_full_disk
from jatak.database.log import log_since, log_size
from jatak.database.place import data_folder

DATABASE_ERRORS = (psycopg.Error, DjangoError)


def explained(error: BaseException) -> JatakError | None:
    """The error that a user should read instead of this one; None for a mistake of ours."""
    if isinstance(error, JatakError):
        return error
    if is_full_disk(error):
        return _full()
    if isinstance(error, DATABASE_ERRORS) and any(isinstance(e, psycopg.OperationalError) for e in _chain(error)):
        return _full() if _server_ran_full() else _lost(error)
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__


def _full() -> JatakError:
    server = known_server()
    return FullDisk(data_folder()) if server.embedded else FullServer(server.host)


def _server_ran_full() -> bool:
    """A server that cannot write its journal ends all connections; only its log says why."""
    return known_server().embedded and log_size() > 0 and names_full_disk(log_since(log_size() - 4000))


def _lost(error: BaseException) -> JatakError:
    return JatakError(
        f"The database broke off: {str(error).strip()}",
        "What was not committed has been taken back. Look at bin/jatak db status, then run it again.",
    )
