"""Workers in processes of their own, whose leases are short, and what they leave behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.story.sending import PUBLIC_URL

from jatak.database.using import acting_as, connection

HASTY = """
from datetime import timedelta
import django
django.setup()
from jatak.delivery.pace import Pace
from jatak.worker.run import run
run(pace=Pace(batch=10, lease=timedelta(seconds=1), renew_every=0.3))
"""


@contextmanager
def hasty_worker(url: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker that holds ten messages at most."""
    with started([sys.executable, "-c", HASTY], url) as process:
        yield process


@contextmanager
def jatak(url: str, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command of the command line, under way."""
    with started([sys.executable, "-m", "jatak.cli", *words], url) as process:
        yield process


@contextmanager
def started(command: list[str], url: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A program that hands over to this relay, ended with its children at the latest when the story ends."""
    environment = {**os.environ, "JATAK_SMTP_URL": url, "JATAK_PUBLIC_URL": PUBLIC_URL}
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(25)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def present() -> set[int]:
    """The process numbers of the workers that the database knows."""
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SELECT process FROM delivery_worker")
        return {number for (number,) in cursor.fetchall()}


def holdings() -> int:
    """How many batches somebody holds."""
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SELECT count(*) FROM delivery_holding")
        return int(cursor.fetchone()[0])
