"""Counting a census: stretch by stretch, each in one transaction; killed on its way, the next goes on where it was."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from jatak.base.clock import now
from jatak.clearance.census.question import Question
from jatak.clearance.census.reasons import put_in_order
from jatak.clearance.census.tidying import delete_outdated, forget
from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Census, CensusState
from jatak.clearance.store import keep_question, keep_situations
from jatak.clearance.stretch import Stretch, best
from jatak.database.statements import array, statements
from jatak.database.using import atomic, connection
from jatak.law.rulebook import Rulebook

SQL = statements("jatak.clearance.sql", "census.sql")

SIZE = 50_000
"""People of a stretch."""
TOGETHER = 500
"""People of a row of members, at most."""
Seen = Callable[[Census], object]
Clock = Callable[[], datetime]


def count(census_id: int, size: int = SIZE, clock: Clock = now, seen: Seen = lambda census: None) -> Census:
    """Count it to the end, and delete the old ones of its question; one that is done stays as it is.

    Two that count the same waste their time and spoil nothing. What goes wrong is written down and raised.
    """
    try:
        return _count(census_id, size, clock, seen)
    except Exception as error:
        _failed(census_id, error, clock())
        raise


def _count(census_id: int, size: int, clock: Clock, seen: Seen) -> Census:
    census = _begin(census_id, clock())
    if not census.open:
        return census
    counting = Counting(census)
    while census.open:
        census = counting.step(size, clock())
        seen(census)
    delete_outdated(census, clock())
    return census


class Counting:
    """The same question about one stretch after the other."""

    def __init__(self, census: Census) -> None:
        assert census.as_of is not None
        self._id = census.pk
        question = Question.of(census.question)
        request, law = question.request(census.as_of), Rulebook.load(census.as_of.date())
        self._decider = Decider(request.facts, law, question.only)
        self._asked = request.asked(law)

    def step(self, size: int, at: datetime) -> Census:
        """Count the next people, or put the reasons in order where everybody is counted; the census as it is then."""
        census = Census.objects.get(pk=self._id)
        if not census.open:
            return census
        if census.counted_to >= census.upto:
            return self._end(at)
        stretch = _next(census, size)
        with atomic(durable=True):
            words = best(self._asked, self._decider, stretch)
            counts = _rows("counts")
            self._add(stretch, words, counts, self._languages(stretch, words, counts), at)
        return Census.objects.get(pk=self._id)

    def _languages(self, stretch: Stretch, words: list[Words], counts: Any) -> Counter[str]:
        permitted = array(number + 1 for number, _, _ in counts if self._decider.permits(words[number]))
        return Counter(dict(_rows("languages", {**asdict(stretch), "permitted": permitted})))

    def _add(self, stretch: Stretch, words: list[Words], counts: Any, languages: Counter[str], at: datetime) -> None:
        ids = keep_situations(words[number] for number, _, _ in counts)
        census = Census.objects.select_for_update().get(pk=self._id)
        if census.state != CensusState.COUNTING or census.counted_to != stretch.after:
            return
        values: dict[str, Any] = {
            "census": self._id,
            "situations": array(ids[words[number]] for number, _, _ in counts),
            "counts": array(people for _, people, _ in counts),
            "reachable": array(reachable for _, _, reachable in counts),
            "ids": array(ids.get(each) for each in words),
            "together": TOGETHER,
        }
        with connection().cursor() as cursor:
            cursor.execute(SQL["shares"], values)
            cursor.execute(SQL["members"], values)
        census.counted_to, census.touched_at = stretch.upto, at
        census.people += sum(people for _, people, _ in counts)
        census.reachable += sum(reachable for _, _, reachable in counts)
        if census.languages is not None:
            census.languages = Counter(census.languages) + languages
        census.save(update_fields=["counted_to", "touched_at", "people", "reachable", "languages"])

    def _end(self, at: datetime) -> Census:
        with atomic(durable=True):
            census = Census.objects.select_for_update().get(pk=self._id)
            if census.state == CensusState.COUNTING:
                reasons = put_in_order(census, self._decider)
                census.permitted = sum(each.count for each in reasons if each.permitted)
                census.permitted_reachable = sum(each.reachable for each in reasons if each.permitted)
                census.state, census.touched_at, census.ended_at = CensusState.DONE.value, at, at
                census.save()
            return census


def _begin(census_id: int, at: datetime) -> Census:
    """Open the count; one that was begun under other rules than this program's begins anew."""
    with atomic(durable=True):
        census = Census.objects.select_for_update().get(pk=census_id)
        if not census.open:
            return census
        if census.state == CensusState.COUNTING and census.as_of and _same_law(census):
            return census
        decider = Decider(Question.of(census.question).facts(), Rulebook.load(at.date()))
        keep_question(decider)
        forget([census.pk])
        census.state, census.as_of, census.touched_at = CensusState.COUNTING.value, at, at
        census.facts_id, census.rulebook_id = decider.facts.id, decider.rulebook_id
        census.counted_to = census.people = census.reachable = 0
        census.languages = {}
        census.upto = max(1, _rows("last")[0][0])
        census.save()
        return census


def _same_law(census: Census) -> bool:
    assert census.as_of is not None
    decider = Decider(Question.of(census.question).facts(), Rulebook.load(census.as_of.date()))
    return (decider.facts.id, decider.rulebook_id) == (census.facts_id, census.rulebook_id)


def _next(census: Census, size: int) -> Stretch:
    """The next people whom the company knows; the last stretch takes whoever is known by an address alone, too."""
    after = {"controller": census.controller_id, "after": census.counted_to, "upto": census.upto, "size": size}
    (people, last) = _rows("next", after)[0]
    return Stretch(census.counted_to, last if people == size else census.upto)


def _rows(statement: str, values: dict[str, Any] | None = None) -> list[Any]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], values)
        return list(cursor.fetchall())


def _failed(census_id: int, error: Exception, at: datetime) -> None:
    with atomic():
        open_ones = Census.objects.select_for_update().filter(pk=census_id)
        for census in open_ones:
            if census.open:
                census.state, census.trouble = CensusState.FAILED.value, str(error)[:500] or type(error).__name__
                census.touched_at = census.ended_at = at
                census.save(update_fields=["state", "trouble", "touched_at", "ended_at"])
