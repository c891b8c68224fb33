"""A campaign of 20,000 runs, and 200 people leave meanwhile: by link, one click, mail, reply, call and STOP."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.leaving_by import MEDIA, Leaver
from tests.story.sending import PUBLIC_URL, many_members, members, newsletter, now, started, states, sydrejser, until

from jatak.campaigns import campaigns
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import ContactPoint

SIZE, LEAVERS, WORKERS = 20_000, 200, 3
SLOWLY = 0.002


@contextmanager
def workers(url: str, number: int = WORKERS) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Workers in processes of their own, as `jatak worker` starts them."""
    environment = {**os.environ, "JATAK_SMTP_URL": url, "JATAK_PUBLIC_URL": PUBLIC_URL}
    command = [sys.executable, "-m", "jatak.cli", "worker"]
    running = [subprocess.Popen(command, env=environment) for _ in range(number)]
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            assert process.wait(20) == 0


class Leavers(threading.Thread):
    """One after the other they leave, all over the time that the campaign takes, each by the next of the media."""

    def __init__(self, controller_id: int, sink: Sink) -> None:
        super().__init__(daemon=True)
        self._controller_id, self._sink = controller_id, sink
        self.committed: dict[int, float] = {}
        """When they were heard at the latest, so that the commit was no later, by person."""

    def run(self) -> None:
        try:
            self._leave_all()
        finally:
            connections.close_all()

    def _leave_all(self) -> None:
        chance = random.Random(8058)
        with acting_as("worker"):
            points = {point.person_id: point for point in ContactPoint.objects.all()}
            messages = dict(Message.objects.values_list("person_id", "id"))
        everybody = iter(chance.sample(sorted(points), len(points)))
        for number in range(LEAVERS):
            # Whoever has nothing yet: most of them race with a message that is waiting or claimed.
            until(lambda number=number: len(self._sink.received) >= SIZE * number // (LEAVERS + 5), 120)
            have = set(self._sink.recipients())
            person_id = next(p for p in everybody if points[p].address not in have)
            MEDIA[number % len(MEDIA)](Leaver(self._controller_id, points[person_id], messages[person_id]))
            self.committed[person_id] = time.time()


def test_nobody_is_written_to_a_second_after_leaving(database):
    with acting_as("admin"):
        company = sydrejser()
        members(company, "Ana")
        many_members(SIZE - 1)
    campaign = started(company)
    assert states() == {"waiting": SIZE}
    with Sink(delay=SLOWLY) as sink, workers(f"{sink.url}?connections=1"):
        leavers = Leavers(company.pk, sink)
        leavers.start()
        leavers.join(240)
        assert len(leavers.committed) == LEAVERS
        until(lambda: not {"waiting", "claimed", "offered"} & states().keys(), 120)
    with acting_as("worker"):
        people = {point.address: point.person_id for point in ContactPoint.objects.all()}
    handed_over = {people[received.recipient]: received.first_byte_at for received in sink.received}
    late = {p: handed_over[p] - at for p, at in leavers.committed.items() if p in handed_over}
    assert all(seconds <= 1.0 for seconds in late.values()), late
    assert_nothing_doubled_or_lost(sink)
    assert_dropped_with_reason(campaign, LEAVERS - len(late))
    assert_heard_on_every_medium()
    # What raced and still went out is the exception, else nothing was proven.
    assert len(late) <= LEAVERS // 5
    assert_next_campaign_leaves_them_out(company, set(leavers.committed))


def assert_nothing_doubled_or_lost(sink: Sink) -> None:
    assert len(sink.recipients()) == len(set(sink.recipients()))
    counts = states()
    assert counts["accepted"] == len(sink.received)
    assert counts["accepted"] + counts["dropped"] == SIZE


def assert_dropped_with_reason(campaign: object, number: int) -> None:
    with acting_as("web"):
        report = campaigns.progress(campaign).report
    assert report.states["dropped"] == sum(report.dropped.values()) == number
    assert all(report.dropped)


def assert_heard_on_every_medium() -> None:
    with acting_as("admin"):
        heard = set(Event.objects.filter(kind="objected").values_list("via", flat=True))
    assert heard == {"link", "mail_client", "reply", "phone", "stop"}


def assert_next_campaign_leaves_them_out(company: object, left: set[int]) -> None:
    with acting_as("web"):
        version = newsletter(company, "autumn")
    following = started(company, "Autumn", version)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        assert campaigns.start(following, "Ida", now()).permitted == SIZE - LEAVERS
    with acting_as("worker"):
        written_to = set(Message.objects.filter(campaign_id=following.pk).values_list("person_id", flat=True))
    assert not written_to & left
