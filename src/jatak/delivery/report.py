"""How far a campaign has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.domains import Counted, Domain, worst
from jatak.delivery.models import Dispatch, State
from jatak.delivery.reasons import because

SQL = statements("jatak.delivery.sql", "reporting.sql")
OPEN = (State.WAITING, State.CLAIMED, State.OFFERED)
LATELY = timedelta(minutes=1)
REASONS_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A message of which nobody knows whether it arrived; it is not sent again."""

    message_id: int
    person_id: int
    answer: str


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by state, drops by rule, refusals and delays by answer, and the uncertain messages."""

    states: dict[str, int]
    dropped: dict[str, int]
    answers: dict[str, int]
    uncertain: tuple[Uncertain, ...]
    because: dict[str, str]
    """What each rule of `dropped` says."""
    domains: tuple[Domain, ...]
    """The largest domains with trouble first."""
    settled_lately: int
    """How many messages were settled in the last minute; 0 where no instant was given."""
    dispatch: Dispatch | None
    """How it stands; None before it is started."""

    @property
    def open(self) -> int:
        """How many messages are not settled yet."""
        return sum(self.states[state.value] for state in OPEN)

    @property
    def messages(self) -> int:
        """How many messages there are."""
        return sum(self.states.values())


def report(campaign_id: int, uncertain_at_most: int = 1000, at: datetime | None = None) -> Report:
    """The report of one campaign as it stands now; `at` is the instant before which the last minute counts."""
    since = at - LATELY if at else None
    rows = [Counted(*row) for row in _rows("counted", campaign_id=campaign_id, since=since, limit=uncertain_at_most)]
    states, dropped, answers = Counter[str](), Counter[str](), Counter[str]()
    decided: dict[str, list[str]] = {}
    for row in rows:
        states[row.state] += row.messages
        if row.state == State.DROPPED.value:
            dropped[row.told or ""] += row.messages
            decided.setdefault(row.told or "", row.decided or [])
        elif row.told and row.state != State.UNCERTAIN.value:
            answers[f"{row.state}: {row.told}"] += row.messages
    return Report(
        states={state.value: states[state.value] for state in State},
        dropped=_most(dropped),
        answers=_most(answers),
        uncertain=_uncertain(campaign_id, rows, uncertain_at_most),
        because={rule: because(rule, decided[rule]) for rule in _most(dropped)},
        domains=worst(rows),
        settled_lately=sum(row.settled for row in rows),
        dispatch=Dispatch.objects.filter(campaign_id=campaign_id).first(),
    )


def _most(counted: Counter[str]) -> dict[str, int]:
    several = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return dict(several[:REASONS_AT_MOST])


def _uncertain(campaign_id: int, rows: Iterable[Counted], at_most: int) -> tuple[Uncertain, ...]:
    ids = sorted(number for row in rows for number in row.uncertain or [])[:at_most]
    if not ids:
        return ()
    return tuple(Uncertain(*row) for row in _rows("uncertain", campaign_id=campaign_id, ids=ids))


def _rows(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)
        return list(cursor.fetchall())
