"""Of every table of the database it is known what it holds of people, also of those that no model describes."""

from tests.story.erasing import EVERY_TABLE

from jatak.database.using import acting_as, connection
from jatak.retention.erasure.columns import is_of_others, tables

PASSING = ("imports_staged", "imports_ready", "clearance_", "delivery_message_", "jatak_")
"""Passing tables of an import or a gathering, which are emptied in each, and the months of the outbox."""


def test_every_table_is_known(database):
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(EVERY_TABLE)
        there = [row[0].rpartition(".")[2].strip('"') for row in cursor.fetchall()]
    unknown = [name for name in there if name not in tables() and not is_of_others(name)]
    assert [name for name in unknown if not name.startswith(PASSING)] == []
