"""The worker's one pen: an offer is answered once it is committed, an ending is kept until it is written."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from tests.unit.delivery.passages import AT, batch, passage
from tests.unit.delivery.pen import Paper, numbers

from jatak.delivery import registrar as pens
from jatak.delivery.ending import Again, Settled, later
from jatak.delivery.models import State
from jatak.delivery.registrar import NotRecorded, Registrar

ONE, TWO = passage(1), passage(2)
CONSENT = UUID(int=5)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr(pens, "PAUSES", (0.0,))


def accepted(of=ONE, answer: str = "250 taken") -> Settled:
    return Settled(of, State.ACCEPTED, answer)


def written(story: Callable[[Registrar, Paper], Awaitable[None]]) -> Paper:
    """Run a story with a pen that writes, close it, and see what was written."""

    async def begin() -> Paper:
        paper = Paper()
        pen = Registrar(paper.connect, lambda: AT)
        writing = asyncio.create_task(pen.run())
        await story(pen, paper)
        pen.close()
        paper.gate.set()
        await asyncio.wait_for(writing, 5)
        assert paper.closed == paper.opened
        return paper

    return asyncio.run(begin())


async def soon() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_an_offer_is_answered_after_its_commit_and_no_sooner():
    async def story(pen: Registrar, paper: Paper) -> None:
        paper.gate.clear()
        offer = pen.offer(ONE)
        await soon()
        assert not offer.done()
        assert paper.written == []
        paper.gate.set()
        assert await offer is True
        assert paper.steps() == ["pass_on"]

    written(story)


def test_what_is_ours_no_more_is_not_granted_and_its_neighbour_is():
    async def story(pen: Registrar, paper: Paper) -> None:
        paper.refuses = {2}
        assert await asyncio.gather(pen.offer(ONE), pen.offer(TWO)) == [True, False]

    written(story)


def test_what_comes_while_it_writes_is_written_together_next():
    async def story(pen: Registrar, paper: Paper) -> None:
        paper.gate.clear()
        first = pen.offer(ONE)
        await soon()
        later_ones = [pen.offer(passage(number)) for number in (2, 3, 4)]
        pen.end(accepted())
        paper.gate.set()
        assert await asyncio.gather(first, *later_ones) == [True] * 4
        assert [numbers(step["ids"]) for step in paper.all("pass_on")] == [[1], [2, 3, 4]]
        assert paper.all("pass_on")[1]["ids_s"] == "{1}"

    written(story)


def test_offers_of_several_batches_each_name_their_own_and_endings_are_written_once():
    other = batch("two")

    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 9)
        pen.end(accepted(passage(9)))
        assert await asyncio.gather(pen.offer(ONE), pen.offer(passage(2, other))) == [True, True]

    steps = written(story).all("pass_on")
    assert [(step["batch"], step["ids"], step["ids_s"]) for step in steps] == [
        ("one", "{1}", "{9}"),
        ("two", "{2}", "{}"),
    ]


def test_the_numbers_of_other_steps_are_no_grants():
    """Marking consents as used returns numbers too, which may be those of messages."""

    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 1)
        pen.end(accepted(passage(9, consent=CONSENT)))
        paper.refuses = {1}
        assert await pen.offer(ONE) is False

    assert written(story).steps() == ["pass_on", "mark_used", "let_go"]


def test_a_failure_undoes_offers_and_keeps_endings_until_they_are_written():
    given_back, ended = later(passage(3), AT, 0), accepted(TWO)

    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 9)
        paper.fails = 2
        pen.end(ended)
        pen.end(given_back)
        with pytest.raises(NotRecorded):
            await pen.offer(ONE)

    paper = written(story)
    assert paper.opened == 3, "a connection that failed is not used again"
    assert paper.steps() == ["pass_on", "again"], "once, and in one transaction"
    assert paper.all("pass_on")[0]["ids_s"] == "{2}"
    assert paper.all("pass_on")[0]["ids"] == "{}"
    assert paper.all("again")[0]["ids"] == [3, 1], "an offer that may have been committed is taken back"
    assert paper.all("again")[0]["counts"] == [False, False]


def test_a_failure_says_what_the_database_said_in_one_line(caplog):
    async def story(pen: Registrar, paper: Paper) -> None:
        paper.fails = 1
        pen.end(accepted())

    written(story)
    assert [record.getMessage() for record in caplog.records] == [
        "The database failed while messages were recorded: the server closed the connection"
    ]


def test_a_batch_is_let_go_with_its_last_message_and_not_sooner():
    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 3)
        pen.end(accepted(ONE))
        await soon()
        pen.end(later(TWO, AT, 0))
        await soon()
        assert "let_go" not in paper.steps()
        pen.end(accepted(passage(3)))
        await soon()
        assert paper.all("let_go") == [{"batches": ["one"]}]

    written(story)


def test_a_failure_counts_no_message_twice_and_forgets_none():
    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 2)
        paper.fails = 1
        pen.end(accepted(ONE))
        await soon()
        assert "let_go" not in paper.steps()
        paper.fails = 1
        with pytest.raises(NotRecorded):
            await pen.offer(TWO)
        await soon()
        assert paper.all("let_go") == [{"batches": ["one"]}]

    written(story)


def test_a_batch_that_is_told_of_in_pieces_is_held_until_both_are_through():
    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 1)
        pen.holds("one", 1)
        pen.end(accepted(ONE))
        await soon()
        assert "let_go" not in paper.steps()
        pen.end(accepted(TWO))

    assert written(story).steps()[-1] == "let_go"


def test_an_answer_may_hold_what_a_relay_likes():
    ugly = 'said "no" \\ {a,b} \0 it\'s NULL, æ 😀'

    async def story(pen: Registrar, paper: Paper) -> None:
        pen.end(Settled(ONE, State.REFUSED, ugly))
        pen.end(Again(TWO, AT, ugly))

    paper = written(story)
    assert paper.all("pass_on")[0]["answers_s"] == '{"said \\"no\\" \\\\ {a,b}   it\'s NULL, æ 😀"}'
    assert paper.all("again")[0]["answers"] == [ugly.replace("\0", " ")]


@pytest.mark.parametrize(
    ("state", "marketing", "consent", "marked"),
    [
        (State.ACCEPTED, True, CONSENT, 1),
        (State.REFUSED, True, CONSENT, 0),
        (State.UNCERTAIN, True, CONSENT, 0),
        (State.ACCEPTED, False, CONSENT, 0),
        (State.ACCEPTED, True, None, 0),
    ],
)
def test_a_consent_is_used_by_marketing_that_arrived(state, marketing, consent, marked):
    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 1)
        pen.end(Settled(passage(1, batch(marketing=marketing), consent=consent), state, "said"))

    used = written(story).all("mark_used")
    assert len(used) == marked
    assert all(str(CONSENT) in str(step["events"]) and step["channel"] == "email" for step in used)


def test_consents_are_marked_once_for_the_batch_also_after_a_failure():
    async def story(pen: Registrar, paper: Paper) -> None:
        pen.holds("one", 2)
        pen.end(accepted(passage(1, consent=UUID(int=1))))
        await soon()
        assert "mark_used" not in paper.steps()
        paper.fails = 1
        pen.end(accepted(passage(2, consent=UUID(int=2))))
        await soon()
        pen.holds("two", 1)
        pen.end(accepted(passage(3, batch("two"))))

    marked = written(story).all("mark_used")
    assert len(marked) == 1
    assert str(UUID(int=1)) in str(marked[0]["events"])
    assert str(UUID(int=2)) in str(marked[0]["events"])


def test_where_nothing_happened_nothing_is_written():
    async def story(pen: Registrar, paper: Paper) -> None:
        await soon()

    assert written(story).opened == 0


def test_everybody_who_asks_is_told_of_endings():
    told: list[object] = []

    async def story(pen: Registrar, paper: Paper) -> None:
        pen.ended = told.append
        pen.end(accepted())

    written(story)
    assert told == [accepted()]
