"""Why messages were dropped, in words."""

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.last_metre import ADDRESS_GONE, PERSON_GONE, UNWRITTEN

SQL = statements("jatak.delivery.sql", "reporting.sql")

OURS = {
    PERSON_GONE: "Nothing is known of the person any more.",
    ADDRESS_GONE: "The address is not the person's any more.",
    UNWRITTEN: "The letter is not written in the person's language, and the campaign leaves such people out.",
    "stopped": "The campaign was stopped before the message went.",
    "too_late": "The message had not gone by the last instant of the campaign.",
}
"""Drops that are no rule of law."""


def because(rule: str, decided: list[str]) -> str:
    """What the rule says, as it was kept with one of the decisions: its situation, facts and rulebook."""
    if rule in OURS or not decided:
        return OURS.get(rule, "")
    situation_id, facts_id, rulebook_id = decided
    with connection().cursor() as cursor:
        cursor.execute(
            SQL["because"],
            {"situation_id": int(situation_id), "facts_id": facts_id, "rulebook_id": rulebook_id},
        )
        row = cursor.fetchone()
    return str(row[0] or "") if row else ""
