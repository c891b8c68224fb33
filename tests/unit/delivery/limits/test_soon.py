"""Passages whose slot is a moment away wait in the queue, and can be taken out of it."""

import asyncio
from types import SimpleNamespace
from typing import Any

from jatak.delivery.limits.admission import Soon
from jatak.delivery.queue import Queue
from jatak.delivery.relays import Door
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.ways import by_mail

AN_HOUR = 3600.0


def passage(campaign: int) -> Any:
    return SimpleNamespace(batch=SimpleNamespace(of=SimpleNamespace(sort=SimpleNamespace(campaign_id=campaign))))


def door() -> Door:
    return Door(by_mail(Relay("relay.example", 25)), lambda: 0.0)


def test_what_is_due_is_taken_in_the_order_of_its_slots_and_the_rest_waits():
    async def story() -> None:
        queue, late, early, never = Queue(), passage(1), passage(2), passage(3)
        queue.put_soon([Soon(0.02, late), Soon(0.01, early), Soon(AN_HOUR, never)])
        assert queue.wants_more, "what waits does not keep others from being claimed"
        assert [await queue.take(door()), await queue.take(door())] == [early, late]
        assert len(queue) == 1
        assert queue.campaigns() == {3}

    asyncio.run(asyncio.wait_for(story(), 5))


def test_a_paused_campaign_is_taken_out_and_closing_waits_for_nobody():
    async def story() -> None:
        queue, paused, other = Queue(), passage(1), passage(2)
        queue.put_soon([Soon(AN_HOUR, paused), Soon(AN_HOUR, other)])
        assert queue.clear(lambda each: each is paused) == [paused]
        queue.close()
        assert await queue.take(door()) is None
        assert queue.clear() == [other]
        assert len(queue) == 0

    asyncio.run(asyncio.wait_for(story(), 5))
