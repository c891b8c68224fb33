"""What was killed between what it did and saying so does it again, and nothing is doubled; two at once are one."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from tests.story.postbag import bounce, reply, report, to_leave
from tests.story.test_inbound import AT, ana, comes

from jatak.consent.models import Event, Objection, Suppression
from jatak.database.using import acting_as
from jatak.delivery.models import GuardCount
from jatak.desk.models import Request
from jatak.inbound import taking
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.undone import take_up
from jatak.people.models import Failure

__all__ = ["ana"]


class Killed(BaseException):
    """No handler of ours catches it, as none catches a kill."""


def killed(arrival, news, settlement):
    raise Killed


def counts() -> tuple[int, ...]:
    with acting_as("admin"):
        told = [model.objects.count() for model in (Event, Objection, Suppression, Request, Failure)]
        return (*told, sum(GuardCount.objects.values_list("complained", flat=True)))


@pytest.mark.parametrize("kind", ["leave", "stop", "complaint", "bounce", "held"])
def test_what_was_done_and_not_said_is_done_once(ana, monkeypatch, kind):
    data = {
        "leave": to_leave(ana.message),
        "stop": reply("Please unsubscribe me.", ana.message),
        "complaint": report(ana.message),
        "bounce": bounce(ana.message),
        "held": reply("Please unsubscribe me."),
    }[kind]
    before = counts()
    with monkeypatch.context() as patched:
        patched.setattr(taking, "_write", killed)
        for _ in range(2):
            with pytest.raises(Killed):
                comes(data)
    assert Arrival.objects.get().deed == ""
    assert Kept.objects.exists()
    once = counts()
    assert (once != before) == (kind != "bounce"), "a failure is written in the transaction of the row itself"
    comes(data, at=AT + timedelta(minutes=9))
    done = Arrival.objects.get()
    assert done.deed == {"bounce": Deed.FAILED, "held": Deed.HELD}.get(kind, Deed.LEFT)
    assert done.received_at == AT, "it counts from when it came first"
    assert counts() == (once if kind != "bounce" else (*before[:4], 1, 0))


def test_a_job_settles_what_a_killed_process_left(ana, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(taking, "_write", killed)
        with pytest.raises(Killed):
            comes(report(ana.message))
    with acting_as("web"):
        assert take_up(AT + timedelta(minutes=1)) == 0, "whoever is at it is not disturbed"
        assert take_up(AT + timedelta(minutes=3)) == 1
        assert take_up(AT + timedelta(minutes=3)) == 0
    assert Arrival.objects.get().deed == Deed.LEFT
    assert not Kept.objects.exists()
    assert counts()[-1] == 1


def test_several_at_once_are_one(ana):
    before = counts()
    barrier, failed = threading.Barrier(6), []

    def at_once() -> None:
        try:
            barrier.wait()
            comes(report(ana.message))
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=at_once) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not failed
    assert Arrival.objects.count() == 1
    assert counts()[0] - before[0] == 3
    assert counts()[-1] == 1
