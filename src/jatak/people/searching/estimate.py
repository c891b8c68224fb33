"""About how many people there are, as the database's own statistics tell; nothing is counted."""

import json
from collections.abc import Sequence
from typing import Any

from jatak.database.using import connection


def about(controllers: Sequence[int] | None, country: str | None) -> int | None:
    """About how many people these companies know, or all there are; None where nothing is known of it yet."""
    if controllers is not None and not controllers:
        return 0
    number = _planned(controllers, country) if controllers is not None or country else _all()
    return None if number is None else _rounded(number)


def _all() -> int | None:
    with connection().cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = 'people_person'::regclass")
        row = cursor.fetchone()
        return int(row[0]) if row and row[0] >= 0 else None


def _planned(controllers: Sequence[int] | None, country: str | None) -> int | None:
    """What the planner expects; a plan is made, and not carried out."""
    if _all() is None:
        return None
    sql, values = _question(controllers, country)
    with connection().cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", values)
        plan = cursor.fetchone()[0]
        return int((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"])


def _question(controllers: Sequence[int] | None, country: str | None) -> tuple[str, list[Any]]:
    known = "SELECT FROM people_acquaintance a WHERE a.controller_id = ANY (%s)"
    of_country = "SELECT FROM people_profile p WHERE p.valid_to IS NULL AND p.country = %s"
    if controllers is None:
        return of_country, [country]
    if not country:
        return known, [list(controllers)]
    return f"{of_country} AND EXISTS ({known} AND a.person_id = p.person_id)", [country, list(controllers)]


def _rounded(number: int) -> int:
    """Two figures are enough for an estimate."""
    return number if number < 100 else round(number, 2 - len(str(number)))
