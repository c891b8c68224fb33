"""One at a time: locks on a name, for what has no row to lock, or none yet."""

from jatak.database.using import connection


def one_at_a_time(name: str) -> None:
    """Wait until nobody else holds this name; it is held until the transaction of the current role ends."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
