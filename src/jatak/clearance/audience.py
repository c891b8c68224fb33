"""An audience: everybody whom a controller knows, as a table of situations with counts and reasons."""

from dataclasses import dataclass, replace
from typing import Any

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gathered
from jatak.clearance.ordering import NUMBER_BITS, NUMBER_OF_BEST, Ordered
from jatak.clearance.request import Request
from jatak.clearance.store import keep_situations
from jatak.database.using import connection
from jatak.people.any_address import REACHED_FIRST


@dataclass(frozen=True, slots=True)
class Share(Answered):
    """How many people one situation decides, and how many of them have an address for the channel."""

    count: int
    reachable: int


@dataclass(frozen=True)
class Audience:
    """The shares of an audience, each person in exactly one of them; permits first, then by size."""

    shares: tuple[Share, ...]

    @property
    def people(self) -> int:
        """How many people there are."""
        return sum(share.count for share in self.shares)

    @property
    def permitted(self) -> int:
        """How many of them the message may go to."""
        return sum(share.count for share in self.shares if share.permitted)

    @property
    def denied(self) -> int:
        """How many it may not go to."""
        return self.people - self.permitted


_COUNT = f"""
SELECT best, count(*),
       count(*) FILTER (WHERE contact_point_id IS NOT NULL OR EXISTS
           (SELECT FROM people_contactpoint x WHERE x.person_id = answered.person_id AND x.kind = %s))
FROM (SELECT c.person_id, {NUMBER_OF_BEST} AS best, min(c.contact_point_id) AS contact_point_id
      FROM {{name}} c
      JOIN unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS v (person_word, ground_word, place)
        ON v.person_word = c.person_word AND v.ground_word = c.ground_word
      GROUP BY c.person_id) answered
GROUP BY 1
"""

_CLEAR = f"""
CREATE TEMPORARY TABLE cleared ON COMMIT DROP AS
SELECT DISTINCT ON (c.person_id) c.person_id, coalesce(c.contact_point_id, any_of_them.id) AS contact_point_id,
       v.situation_id, c.consent_event_id, c.notice_text_id, c.relation_id
FROM {{name}} c
JOIN unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[]) AS v (person_word, ground_word, place, situation_id)
  ON v.person_word = c.person_word AND v.ground_word = c.ground_word
LEFT JOIN LATERAL (SELECT x.id FROM people_contactpoint x
                   WHERE c.contact_point_id IS NULL AND x.person_id = c.person_id AND x.kind = %s
                   ORDER BY {REACHED_FIRST} LIMIT 1) any_of_them ON true
WHERE coalesce(c.contact_point_id, any_of_them.id) IS NOT NULL
ORDER BY c.person_id, v.place >> {NUMBER_BITS}, c.ground_at DESC NULLS LAST, c.consent_event_id, c.relation_id
"""


def decide(request: Request, decider: Decider) -> Audience:
    """The audience of a request; to be called inside a transaction."""
    with gathered(replace(request, evidence=False), decider.rulebook) as name:
        return _count(name, request, Ordered.of(name, decider), decider)


def clear(request: Request, decider: Decider) -> Audience:
    """The audience of a request, and a temporary table `cleared` with one row for each person permitted and reachable.

    The row names the best evidence, then the newest. To be called inside a transaction, at whose end the table goes.
    """
    with gathered(request, decider.rulebook) as name:
        ordered = Ordered.of(name, decider)
        _clear(name, request, ordered, decider)
        return _count(name, request, ordered, decider)


def _count(name: str, request: Request, ordered: Ordered, decider: Decider) -> Audience:
    with connection().cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_mergejoin = off"
        )  # Sorting everybody to find a few thousand situations is slower.
        cursor.execute(_COUNT.format(name=name), [request.contact_kind, *ordered.arguments()])
        rows: list[Any] = cursor.fetchall()
    shares = [Share(ordered.words[index], decider, count, reachable) for index, count, reachable in rows]
    return Audience(tuple(sorted(shares, key=lambda share: (not share.permitted, -share.count, share.words))))


def _clear(name: str, request: Request, ordered: Ordered, decider: Decider) -> None:
    permitted = [index for index, words in enumerate(ordered.words) if decider.permits(words)]
    ids = keep_situations(ordered.words[index] for index in permitted)
    arguments = [[column[index] for index in permitted] for column in ordered.arguments()]
    with connection().cursor() as cursor:
        situation_ids = [ids[ordered.words[index]] for index in permitted]
        cursor.execute(_CLEAR.format(name=name), [*arguments, situation_ids, request.contact_kind])
