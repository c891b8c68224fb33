"""How far a campaign has come."""

from dataclasses import dataclass
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.models import State

SQL = statements("jatak.delivery.sql", "reporting.sql")


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

    @property
    def open(self) -> int:
        """How many messages are not settled yet."""
        return sum(self.states[state.value] for state in (State.WAITING, State.CLAIMED, State.OFFERED))


def report(campaign_id: int, uncertain_at_most: int = 1000) -> Report:
    """The report of one campaign as it stands now."""
    found = dict(_rows("states", campaign_id=campaign_id))
    troubled = [State.REFUSED.value, State.WAITING.value]
    return Report(
        states={state.value: found.get(state.value, 0) for state in State},
        dropped={rule: count for _, rule, count in _reasons(campaign_id, [State.DROPPED.value])},
        answers={f"{state}: {text}": count for state, text, count in _reasons(campaign_id, troubled) if text},
        uncertain=tuple(
            Uncertain(*row) for row in _rows("uncertain", campaign_id=campaign_id, limit=uncertain_at_most)
        ),
    )


def _reasons(campaign_id: int, states: list[str]) -> list[tuple[Any, ...]]:
    return _rows("reasons", campaign_id=campaign_id, states=states)


def _rows(statement: str, **parameters: int | list[str]) -> list[tuple[Any, ...]]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)
        return list(cursor.fetchall())
