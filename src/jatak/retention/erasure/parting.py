"""Parting off what one company holds of a person, so that it goes and the person stays with the others."""

from collections import Counter
from dataclasses import replace

from jatak.database.statements import statements
from jatak.people.models import Person
from jatak.retention.erasure.finding import Those

SQL = statements("jatak.retention.erasure.sql", "parting.sql")
PARTING = [name for name in SQL if name != "is_known"]
"""Table by table, in the order of the file."""
AT_ONCE = ("people_acquaintance", "campaigns_linkasked", "accounts_apireply")
"""What names no number that could be another, and goes here; everything else moves, and is counted as it goes."""


def is_known(those: Those, person_id: int, company_id: int) -> tuple[bool, bool]:
    """Whether the company knows the person, and whether another one does. In the transaction that holds the person."""
    those.cursor.execute(SQL["is_known"], {"person": person_id, "company": company_id})
    here, elsewhere = those.cursor.fetchone()
    return here, elsewhere


def part_off(those: Those, person_id: int, company_id: int) -> tuple[Those, Counter[str]]:
    """Move what the company holds of this one person to a number of its own; that number, and what went at once.

    The number is nobody's, so whatever still names it later leads to nobody. In the transaction that holds the person.
    """
    part = Person.objects.create().pk
    filling = {
        "person": person_id,
        "part": part,
        "company": company_id,
        "living": list(those.owners),
        "hashes": those.hashes,
    }
    gone: Counter[str] = Counter()
    for name in PARTING:
        those.cursor.execute(SQL[name], filling)
        if name in AT_ONCE:
            gone[name] = those.cursor.rowcount
    ledger = dict.fromkeys(those.owners, part)
    moved = replace(those, homes={part: those.homes[person_id]}, owners={part: part}, ledger=ledger, company=company_id)
    return moved, +gone
