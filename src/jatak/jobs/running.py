"""The process that does the jobs."""

from procrastinate.contrib.django import app

ABREAST = 2
"""Jobs at once: each is a transaction on its own connection, and mostly waits for the database."""


def run() -> None:
    """Do jobs until a signal comes; a job that was under way is finished first."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(concurrency=ABREAST, delete_jobs="successful")
