"""The key of the keyed hashes and its database belong together: by another, nobody who left and was erased is known."""

import hmac

import psycopg

from jatak.base.errors import JatakError
from jatak.database.connect import Connection
from jatak.database.home import home, secret

NAME = "keyed-hash"


class AnotherKey(JatakError):
    """The key of this home is not the one by which the hashes of the database were made."""


def known_by() -> str:
    """By what the key of this home is known, without telling it; 64 hexadecimal digits."""
    return hmac.digest(secret(NAME), b"the secrets of a backup", "sha256").hex()


def refuse_another(connection: Connection) -> None:
    """Raise AnotherKey unless the key of this home is the one of this database, or it has none yet."""
    if _recorded(connection) not in (None, known_by()):
        raise AnotherKey(
            f"The key {home() / 'secrets' / NAME} is not the one of this database. Nothing was changed, and nothing is "
            "sent: by this key nobody who left and was erased would be known again, and they would be written to.",
            f"Put the file {NAME} back from your copy of JATAK_HOME/secrets, or from another machine of yours.",
        )


def remember(connection: Connection) -> None:
    """Let the key of this home be the one of the database, where it has none; once and for all."""
    with connection.transaction():
        connection.execute("CREATE TABLE IF NOT EXISTS public.jatak_hash_key (known_by text NOT NULL)")
        connection.execute(
            "INSERT INTO public.jatak_hash_key SELECT %s WHERE NOT EXISTS (SELECT FROM public.jatak_hash_key)",
            [known_by()],
        )


def _recorded(connection: Connection) -> str | None:
    try:
        row = connection.execute("SELECT known_by FROM public.jatak_hash_key").fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    return str(row[0]) if row else None
