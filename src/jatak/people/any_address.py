"""To which address goes what names none: the first that leads to somebody, and where none does the first."""

from collections.abc import Iterable

from jatak.database.using import connection

REACHED_FIRST = "EXISTS (SELECT FROM people_unreachable u WHERE u.contact_point_id = x.id AND u.ended_at IS NULL), x.id"
"""The order of a person's addresses, `x`."""

_SQL = f"""
SELECT DISTINCT ON (x.person_id) x.person_id, x.id FROM people_contactpoint x
WHERE x.person_id = ANY (%(people)s) AND x.kind = %(kind)s
ORDER BY x.person_id, {REACHED_FIRST}
"""


def any_addresses(people: Iterable[int], kind: str) -> dict[int, int]:
    """One address of this kind for each of these people, by its id; without those who have none."""
    wanted = list(people)
    if not wanted:
        return {}
    with connection().cursor() as cursor:
        cursor.execute(_SQL, {"people": wanted, "kind": kind})
        return dict(cursor.fetchall())
