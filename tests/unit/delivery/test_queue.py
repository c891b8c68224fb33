"""Passages between the claim and the lanes: in their order, back to the front, out when they may not go."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.unit.delivery.passages import batch, passage

from jatak.delivery.limits.admission import Soon
from jatak.delivery.queue import Queue
from jatak.delivery.relays import Door
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.ways import by_mail

ONE, TWO, THREE = (passage(number) for number in (1, 2, 3))


def door(closed: bool = False) -> Door:
    made = Door(by_mail(Relay("relay.example", 25)), lambda: 0.0)
    if closed:
        made.fails("It is down.")
    return made


def told(story: Callable[[Queue], Awaitable[None]]) -> None:
    async def begin() -> None:
        await asyncio.wait_for(story(Queue()), 5)

    asyncio.run(begin())


def test_what_comes_first_goes_first_and_what_was_put_back_before_all():
    async def story(queue: Queue) -> None:
        queue.put([ONE, TWO])
        assert await queue.take(door()) is ONE
        queue.put_back(ONE)
        assert [await queue.take(door()) for _ in range(2)] == [ONE, TWO]
        assert queue.take_now(door()) is None

    told(story)


def test_each_lane_that_waits_is_woken_for_a_passage_of_its_own():
    async def story(queue: Queue) -> None:
        lanes = [asyncio.create_task(queue.take(door())) for _ in range(3)]
        await asyncio.sleep(0)
        queue.put([ONE, TWO])
        queue.put_back(THREE)
        assert {taken.message.id for taken in await asyncio.gather(*lanes) if taken} == {1, 2, 3}

    told(story)


def test_one_that_was_woken_for_nothing_waits_on():
    """Another lane that was not asleep took it meanwhile."""

    async def story(queue: Queue) -> None:
        asleep = asyncio.create_task(queue.take(door()))
        await asyncio.sleep(0)
        queue.put([ONE])
        assert queue.take_now(door()) is ONE
        await asyncio.sleep(0)
        assert not asleep.done()
        queue.put([TWO])
        assert await asleep is TWO

    told(story)


def test_a_lane_that_gave_up_waiting_takes_nobodys_turn():
    async def story(queue: Queue) -> None:
        gone, there = (asyncio.create_task(queue.take(door())) for _ in range(2))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        queue.put([ONE])
        assert await there is ONE

    told(story)


def test_closed_it_gives_out_the_rest_and_then_says_so_to_everybody():
    async def story(queue: Queue) -> None:
        waiting = [asyncio.create_task(queue.take(door())) for _ in range(2)]
        await asyncio.sleep(0)
        queue.close()
        assert await asyncio.gather(*waiting) == [None, None]
        queue.put([ONE])
        assert [await queue.take(door()) for _ in range(2)] == [ONE, None]

    told(story)


def test_for_a_relay_that_is_closed_there_is_nothing_and_at_the_end_it_is_not_waited_for():
    async def story(queue: Queue) -> None:
        queue.put([ONE])
        assert queue.take_now(door(closed=True)) is None
        queue.close()
        assert await queue.take(door(closed=True)) is None
        assert queue.clear() == [ONE]

    told(story)


def test_a_lane_of_a_closed_relay_lets_another_relay_have_it():
    async def story(queue: Queue) -> None:
        down, other = door(closed=True), door()
        asleep = [asyncio.create_task(queue.take(down)) for _ in range(3)]
        await asyncio.sleep(0)
        up = asyncio.create_task(queue.take(other))
        await asyncio.sleep(0)
        queue.put([ONE])
        assert await up is ONE
        for lane in asleep:
            lane.cancel()

    told(story)


def test_a_campaign_is_taken_out_and_the_others_keep_their_order():
    async def story(queue: Queue) -> None:
        paused, service = passage(4, batch(campaign=9)), passage(5, batch(campaign=None))
        soon = passage(6, batch(campaign=9))
        queue.put([ONE, paused, TWO, service])
        queue.put_soon([Soon(3600, soon), Soon(3600, THREE)])
        assert queue.campaigns() == {7, 9}
        assert queue.clear(lambda each: each.batch.of.sort.campaign_id == 9) == [paused, soon]
        assert queue.campaigns() == {7}
        assert [await queue.take(door()) for _ in range(3)] == [ONE, TWO, service]
        assert queue.clear() == [THREE]
        queue.close()

    told(story)


def test_at_the_low_mark_more_is_wanted_and_said_once():
    async def story(queue: Queue) -> None:
        said: list[int] = []
        queue.low, queue.on_low = 1, lambda: said.append(len(queue))
        assert queue.wants_more
        queue.put([ONE, TWO, THREE])
        assert not queue.wants_more
        for _ in range(3):
            queue.take_now(door())
        assert said == [1]
        assert queue.wants_more

    told(story)


def test_what_is_due_now_is_there_at_once():
    async def story(queue: Queue) -> None:
        queue.put_soon([Soon(0, TWO), Soon(-1, ONE), Soon(3600, THREE)])
        assert [queue.take_now(door()) for _ in range(3)] == [ONE, TWO, None]
        assert len(queue) == 1
        queue.close()

    told(story)
