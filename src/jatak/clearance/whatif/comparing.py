"""Answers everybody whom a company knows twice, and counts who moves from which situation to which."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gathered_as
from jatak.clearance.ordering import NUMBER_OF_BEST, Ordered
from jatak.clearance.request import Request
from jatak.clearance.whatif.aligning import Asked, aligned
from jatak.clearance.whatif.comparison import Comparison, Move
from jatak.clearance.whatif.doubting import doubted
from jatak.clearance.whatif.telling import Telling
from jatak.database.using import atomic, connection

_ANSWER = f"""
CREATE TEMPORARY TABLE {{answers}} ON COMMIT DROP AS
SELECT c.person_id, ({NUMBER_OF_BEST})::integer AS situation, min(c.contact_point_id) AS contact_point_id
FROM {{name}} c
JOIN unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS v (person_word, ground_word, place)
  ON v.person_word = c.person_word AND v.ground_word = c.ground_word
GROUP BY c.person_id
"""

_COUNT = """
SELECT o.situation, n.situation, count(*),
       count(*) FILTER (WHERE o.contact_point_id IS NOT NULL OR EXISTS
           (SELECT FROM people_contactpoint x WHERE x.person_id = o.person_id AND x.kind = %s))
FROM answered_old o JOIN answered_new n ON n.person_id = o.person_id
GROUP BY o.situation, n.situation
"""

OLD, NEW = "answered_old", "answered_new"
OnStep = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Side:
    """What is to be sent and by which rulebook; before or after."""

    request: Request
    decider: Decider
    doubted: tuple[int, ...] = ()
    """Texts of notices that do not hold: whoever said yes to them was not informed."""

    def asked(self) -> Asked:
        """What gathering is asked; to count people the ids of their grounds are wanted only where words are doubted."""
        return replace(self.request, evidence=bool(self.doubted)).asked(self.decider.rulebook)


def compare(old: Side, new: Side, on_step: OnStep = lambda step: None) -> Comparison:
    """Who moves; both sides ask about the same people at the same instant, else ValueError.

    In a transaction of its own, in which everything is seen as it is at its begin.
    """
    if _whom(old.request) != _whom(new.request):
        raise ValueError("both sides ask about the same people, channel and instant")
    with atomic(durable=True):
        _execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        # Sorting everybody to find a few thousand situations is slower.
        _execute("SET LOCAL enable_mergejoin = off")
        before, after = _answer_both(old, new, on_step)
        on_step("Counting who moves ...")
        return _count(old, new, before, after)


def _whom(request: Request) -> tuple[Any, ...]:
    return tuple(
        getattr(request, name)
        for name in ("controller_id", "channel", "brand_id", "topic_id", "as_of", "known_at", "last_metre")
    )


def _answer_both(old: Side, new: Side, on_step: OnStep) -> tuple[Ordered, Ordered]:
    """The answers of both sides in two tables; gathered once where both ask the same."""
    asked_old, asked_new = aligned(old.asked(), new.asked())
    on_step("Gathering everybody whom the company knows ...")
    with gathered_as(asked_old) as name:
        before = _answer(OLD, name, old)
        if asked_new == asked_old:
            return before, _answer(NEW, name, new)
    on_step("Gathering them again as they would be ...")
    with gathered_as(asked_new) as gathered, doubted(gathered, new.doubted) as name:
        return before, _answer(NEW, name, new)


def _answer(answers: str, name: str, side: Side) -> Ordered:
    ordered = Ordered.of(name, side.decider)
    _execute(_ANSWER.format(answers=answers, name=name), ordered.arguments())
    _execute(f"ANALYZE {answers}")
    return ordered


def _count(old: Side, new: Side, before: Ordered, after: Ordered) -> Comparison:
    with connection().cursor() as cursor:
        cursor.execute(_COUNT, [old.request.contact_kind])
        rows: list[Any] = cursor.fetchall()
    olds = [Answered(words, old.decider) for words in before.words]
    news = [Answered(words, new.decider) for words in after.words]
    telling = Telling(old.decider, new.decider)
    return Comparison(tuple(_move(telling, olds[one], news[other], *counts) for one, other, *counts in rows))


def _move(telling: Telling, old: Answered, new: Answered, count: int, reachable: int) -> Move:
    return Move(old, new, telling.kind(old, new), count, reachable)


def _execute(sql: str, arguments: list[Any] | None = None) -> None:
    with connection().cursor() as cursor:
        cursor.execute(sql, arguments)
