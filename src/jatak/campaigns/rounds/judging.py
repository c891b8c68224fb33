"""Whom of a stretch of people an event concerns, and what the gate says of each."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from jatak.campaigns.models import ServiceRound
from jatak.campaigns.reasons import Reason
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.clearance.stretch import Stretch
from jatak.content.facts import message_facts
from jatak.database.statements import array, statements
from jatak.database.using import acting_as, connection
from jatak.delivery.claimed import Dropped, Permitted
from jatak.delivery.consignment import rulebook
from jatak.delivery.last_metre import Judge
from jatak.gate.situation import RelationKind
from jatak.people.any_address import any_addresses

SQL = statements("jatak.campaigns.sql", "rounds.sql")
SIZE = 5_000
"""People whom the company knows, of a stretch."""
LASTING = (RelationKind.SUBSCRIPTION, RelationKind.MEMBERSHIP, RelationKind.FREE_ACCOUNT)
"""Relations that may be running."""
NO_ADDRESS = Reason(False, "no_address", "There is no address by this channel.", "Enter one, if the person gave it.")


class Cleared(NamedTuple):
    """One person who gets it, at which address, on what ground."""

    person_id: int
    contact_point_id: int
    ground: Permitted


@dataclass(frozen=True)
class Judged:
    """What became of a stretch."""

    people: int
    cleared: list[Cleared]
    denied: Counter[Reason]


class Bench:
    """The same question about one stretch after the other, as of one instant."""

    def __init__(self, asked: ServiceRound, at: datetime) -> None:
        template = asked.template_version.template
        self.facts, self.at, self._asked, self._law = message_facts(asked.template_version), at, asked, rulebook(at)
        self.judge = Judge(self.facts, self._law)
        self._request = Request(
            controller_id=template.controller_id,
            channel=self.facts.channel,
            facts=self.facts,
            brand_id=template.brand_id,
            as_of=at,
        )

    def next(self, after: int) -> Stretch | None:
        """The next people whom the company knows; None behind the last."""
        values = {"controller_id": self._asked.controller_id, "after": after, "upto": self._asked.upto, "size": SIZE}
        with connection().cursor() as cursor:
            cursor.execute(SQL["until"], values)
            (last,) = cursor.fetchone()
        return None if last is None else Stretch(after, last)

    def judged(self, stretch: Stretch) -> Judged:
        """Ask the gate about everybody of these whom the event concerns; each once."""
        people = self._concerned(stretch)
        found = gather(people, self._request, self._law) if people else {}
        best = {person: self.judge.best(candidates) for person, candidates in found.items()}
        homeless = (person for person, (candidate, _) in best.items() if not candidate.contact_point_id)
        housed = any_addresses(homeless, self._request.contact_kind)
        cleared, denied = list[Cleared](), Counter[Reason]()
        for person, (candidate, verdict) in best.items():
            point = candidate.contact_point_id or housed.get(person)
            if isinstance(verdict, Dropped):
                denied[Reason(False, verdict.rule, verdict.because, verdict.would_change)] += 1
            elif point is None:
                denied[NO_ADDRESS] += 1
            else:
                cleared.append(Cleared(person, point, verdict))
        return Judged(len(people), cleared, denied)

    def _concerned(self, stretch: Stretch) -> list[int]:
        asked = self._asked
        values: dict[str, Any] = {
            "after": stretch.after,
            "upto": stretch.upto,
            "controller_id": asked.controller_id,
            "concerned": asked.concerned,
            "since": asked.since,
            "until": asked.until,
            "product_groups": array(asked.product_groups),
            "lasting": array(kind.value for kind in LASTING),
            "now": self.at,
        }
        with acting_as("customers"), connection().cursor() as cursor:
            cursor.execute(SQL["concerned"], values)
            return [person for (person,) in cursor.fetchall()]
