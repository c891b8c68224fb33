"""Pausing, resuming and stopping a campaign; each verb can be said twice, and what cannot be is refused."""

import json
import subprocess
import sys

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.sending import (
    PUBLIC_URL,
    joined,
    newsletter,
    now,
    started,
    states,
    until,
    worker,
)

from jatak.base.errors import UsageError
from jatak.campaigns import campaigns
from jatak.campaigns.campaigns import progress
from jatak.database.using import acting_as, atomic, connection
from jatak.delivery import control
from jatak.delivery.models import Dispatch, Message

WHO = ("Ida", "a wrong price")
PEOPLE = 30


@pytest.fixture
def summer(database):
    """A campaign of which nothing has gone yet."""
    campaign = started(joined("Ana", others=PEOPLE - 1))
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield campaign


def stands() -> tuple[str, str]:
    found = Dispatch.objects.get()
    return found.state, found.why


def heard_by(work) -> list[str]:
    """What the workers hear of it."""
    with acting_as("worker"), connection().cursor() as cursor:
        cursor.execute("LISTEN jatak_work")
        work()
        cursor.execute("SELECT 1")
        return [notice.channel for notice in connection().connection.notifies(timeout=0)]


def test_a_paused_campaign_waits_and_goes_on(summer):
    control.pause(summer.pk, *WHO)
    control.pause(summer.pk, "Eve", "again")
    assert stands() == ("paused", "Ida: a wrong price")
    assert control.resume(summer.pk).value == "running"
    assert control.resume(summer.pk).value == "running"
    assert stands() == ("running", "")
    assert states() == {"waiting": PEOPLE}


def test_while_its_outbox_fills_it_goes_on_filling(summer):
    with acting_as("admin"):
        Dispatch.objects.update(state="filling", filled=False)
    assert control.resume(summer.pk).value == "filling"
    control.pause(summer.pk, *WHO)
    assert control.resume(summer.pk).value == "filling"


def test_a_stopped_campaign_drops_what_waits_and_stays_stopped(summer):
    assert control.stop(summer.pk, "guard", now(), "complaints", piece=7) == PEOPLE
    assert stands() == ("stopped", "guard: complaints")
    assert states() == {"dropped": PEOPLE}
    assert set(Message.objects.values_list("answer", "not_before")) == {("stopped", None)}
    assert not Message.objects.filter(settled_at=None).exists()
    assert control.stop(summer.pk, "Eve", now()) == 0
    assert stands() == ("stopped", "guard: complaints")
    for refused in (lambda: control.resume(summer.pk), lambda: control.pause(summer.pk, *WHO)):
        with pytest.raises(UsageError, match="was stopped"):
            refused()
    assert progress(summer).report.because == {"stopped": "The campaign was stopped before the message went."}


def test_what_is_being_handed_over_when_it_is_stopped_stays_and_what_comes_back_is_dropped(summer):
    with acting_as("admin"):
        ids = list(Message.objects.order_by("id").values_list("id", flat=True))
        Message.objects.filter(id=ids[0]).update(state="offered", not_before=None)
        Message.objects.filter(id=ids[1]).update(state="claimed", not_before=None)
    assert control.stop(summer.pk, "Ida", now()) == PEOPLE - 2
    assert control.is_held(summer.pk)
    with acting_as("admin"):
        Message.objects.filter(id=ids[0]).update(state="accepted")
        Message.objects.filter(id=ids[1]).update(state="waiting", not_before=now())
    assert control.sweep(summer.pk, now()) == 1
    assert not control.is_held(summer.pk)
    assert states() == {"accepted": 1, "dropped": PEOPLE - 1}


def test_a_campaign_that_is_done_or_has_not_started_is_left_alone(summer):
    with acting_as("admin"):
        Dispatch.objects.update(state="done")
    verbs = (
        lambda number: control.pause(number, *WHO),
        control.resume,
        lambda number: control.stop(number, "Ida", now()),
    )
    for verb in verbs:
        with pytest.raises(UsageError, match="has gone out already"):
            verb(summer.pk)
        with pytest.raises(UsageError, match="has not started"):
            verb(summer.pk + 99)
    assert states() == {"waiting": PEOPLE}


def test_workers_hear_of_every_change(summer):
    def by_web(work):
        with acting_as("web"), atomic():
            work()

    assert heard_by(lambda: by_web(lambda: control.pause(summer.pk, *WHO))) == ["jatak_work"]
    assert heard_by(lambda: by_web(lambda: control.resume(summer.pk))) == ["jatak_work"]
    assert heard_by(lambda: by_web(lambda: control.resume(summer.pk))) == []
    assert heard_by(lambda: by_web(lambda: control.stop(summer.pk, "Ida", now()))) == ["jatak_work"]


def test_a_paused_campaign_is_not_carried_until_it_is_resumed(summer):
    control.pause(summer.pk, *WHO)
    with Sink() as sink, worker(sink.url):
        other = campaigns.create("Autumn", newsletter(summer.controller, "autumn"), now())
        campaigns.start(other, "Ida", now())
        until(lambda: states() == {"waiting": PEOPLE, "accepted": PEOPLE})
        control.resume(summer.pk)
        until(lambda: states() == {"accepted": 2 * PEOPLE})
        until(lambda: set(Dispatch.objects.values_list("state", flat=True)) == {"done"})


def test_the_command_line_says_all_of_it(summer):
    def jatak(*words: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "jatak.cli", "campaign", *words], capture_output=True, text=True, check=False
        )
        assert bool(done.returncode) == fails, done.stderr
        return done.stderr if fails else done.stdout

    def told(*words: str):
        return json.loads(jatak(*words, "--json").splitlines()[-1])

    name = summer.name
    assert told("pause", name, "--why", "a wrong price")["state"] == "paused"
    assert told("status", name)["why"] == "command line: a wrong price"
    assert told("resume", name)["state"] == "running"
    created = told("create", "Later", "--template", "summer", "--at", "2030-01-01T09:00+01:00", "--per-second", "2")
    assert (created["starts_at"], created["per_second"]) == ("2030-01-01 08:00:00 UTC", 2.0)
    assert "is no instant" in jatak("start", "Later", "--not-after", "soon", fails=True)
    assert told("stop", name)["dropped"] == PEOPLE
    assert "was stopped" in jatak("resume", name, fails=True)
    assert told("status", name, "--watch")["states"]["dropped"] == PEOPLE
    listed = {each["name"]: each["state"] for each in told("list")["campaigns"]}
    assert listed == {name: "stopped", "Later": "created"}
    for words in (("list",), ("status", name), ("status", "Later"), ("status", name, "--watch")):
        assert jatak(*words)
