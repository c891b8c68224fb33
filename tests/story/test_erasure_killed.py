"""Whoever erases many and is killed leaves each of them whole or gone; the next run goes on."""

import signal
import subprocess
import sys

import pytest
from tests.story.sending import joined, now

from jatak.consent.models import Event, Record
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Person
from jatak.retention.erasure import Why, erase_all
from jatak.retention.models import Erasure

pytestmark = pytest.mark.usefixtures("database")
KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from jatak.cli.role import set_up
set_up("web")
from jatak.people.models import Person
from jatak.retention.erasure import Why, erasing

erasing.AT_ONCE, times, asked = 4, [0], erasing.note_erased

def dies(*told):
    times[0] += 1
    if times[0] == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return asked(*told)

erasing.note_erased = dies
erasing.erase_all(Person.objects.values_list("pk", flat=True), Why.INACTIVE, datetime.now(UTC), "the clock")
"""


def counted():
    """People, their addresses, their consents and what they said: each as often as there are people."""
    with acting_as("admin"):
        return {model.objects.count() for model in (Person, ContactPoint, Record, Event)}


def test_a_kill_in_the_second_batch_leaves_the_first_gone_and_the_others_whole():
    joined("Ana", others=11)
    assert counted() == {12}
    done = subprocess.run([sys.executable, "-c", KILLED], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert counted() == {8}, "four went whole; of the next four nothing is missing"
    with acting_as("admin"):
        assert Erasure.objects.filter(done_at__isnull=False).count() == Erasure.objects.count() == 4
        rest = list(Person.objects.values_list("pk", flat=True))
    assert erase_all(rest, Why.INACTIVE, now(), "the clock") == 8
    assert counted() == {0}
