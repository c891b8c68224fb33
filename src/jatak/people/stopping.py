"""Telling the workers that something about a person must stop now."""

from jatak.database.using import connection

CHANNEL = "jatak_stop"


def announce(person_id: int) -> None:
    """Notify the workers when this transaction commits; the same person twice in it is one notice."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(person_id)])
