"""Doing the jobs that wait, in the test's own thread."""

import json

from procrastinate.contrib.django import app

from jatak.database.using import connection

TAKE = """
DELETE FROM procrastinate_jobs
WHERE id = (
    SELECT id FROM procrastinate_jobs
    WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= clock_timestamp())
    ORDER BY id LIMIT 1
)
RETURNING task_name, args
"""


def do_jobs() -> list[str]:
    """Do what is due, one after the other, also what these ask for; their names."""
    done = []
    while job := _next():
        name, arguments = job
        app.tasks[name].func(**arguments)
        done.append(name)
    return done


def _next() -> tuple[str, dict[str, object]] | None:
    with connection().cursor() as cursor:
        cursor.execute(TAKE)
        row = cursor.fetchone()
    return (row[0], json.loads(row[1])) if row else None
