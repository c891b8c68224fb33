"""Filling the outbox of a campaign: one chunk of people in one transaction."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jatak.base.errors import UsageError
from jatak.campaigns.languages import leave_out, readers_of
from jatak.campaigns.models import Campaign, Start
from jatak.campaigns.question import question_of
from jatak.clearance.decider import Decider
from jatak.clearance.keeping import Keeping
from jatak.clearance.stretch import Part, Stretch, Weighed
from jatak.content.facts import can_leave, message_facts
from jatak.database.statements import array, statements
from jatak.database.using import atomic, connection
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.outbox import Cleared, fill_from_cleared, filled, is_wanted

SQL = statements("jatak.campaigns.sql", "filling.sql")


class Stopped(UsageError):
    """A campaign that was stopped for good."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The campaign {name} was stopped.", "A stopped campaign stays stopped: create another one.")


class Filling:
    """The same question about one chunk after the other; every situation is decided once."""

    def __init__(self, campaign: Campaign, start: Start) -> None:
        version = campaign.template_version
        self._campaign, facts = campaign, message_facts(version)
        law = rulebook(start.as_of)
        self._keeping = Keeping(Decider(facts, law))
        self._asked = question_of(campaign, start.as_of).asked(law)
        self._sort = Sort(campaign.pk, version.pk, campaign.controller_id, campaign.topic_id, can_leave(version))
        self._readers = readers_of(campaign)
        self._by = Cleared(facts.id, self._keeping.decider.rulebook_id, start.as_of)

    def chunk(self, stretch: Stretch) -> Start:
        """Ask about these people, wait until those before them are committed, and commit what may go to these.

        The start as it is then. Does nothing where those before are not committed, or somebody else has come further;
        raises Stopped.
        """
        with self._turn_of(stretch.upto):
            weighed = Weighed(self._asked, self._keeping, stretch)
            with atomic(durable=True):
                self._turns("wait", stretch.after)
                start = Start.objects.select_for_update().get(pk=self._campaign.pk)
                if start.filled_to == stretch.after:
                    self._commit(start, weighed)
                return start

    @contextmanager
    def _turn_of(self, last: int) -> Iterator[None]:
        """The database keeps the turns, because it alone sees when somebody waits in a circle."""
        self._turns("hold", last)
        try:
            yield
        finally:
            self._turns("let_go", last)

    def _turns(self, act: str, last: int) -> None:
        with connection().cursor() as cursor:
            cursor.execute(SQL[act], {"chunk": f"chunk {self._campaign.pk} {last}"})

    def _commit(self, start: Start, weighed: Weighed) -> None:
        parts = weighed.clear()
        unserved = leave_out(self._readers, weighed.stretch)
        people = weighed.stretch.after, weighed.stretch.upto
        fill_from_cleared(self._sort, self._by, start.at, people, self._asked["contact_kind"])
        _record(start, weighed.stretch, parts, unserved)
        if start.filled:
            filled(start.pk)
        if not is_wanted(start.pk):
            raise Stopped(self._campaign.name)


def _record(start: Start, stretch: Stretch, parts: list[Part], unserved: Counter[str]) -> None:
    denied = [part for part in parts if not part.permitted]
    with connection().cursor() as cursor:
        cursor.execute(
            SQL["left_out"],
            {
                "campaign_id": start.pk,
                "decisions": array(part.kept.pk for part in denied),
                "counts": array(part.count for part in denied),
            },
        )
    people, permitted = sum(part.count for part in parts), sum(part.count for part in parts if part.permitted)
    start.unserved = dict(Counter(start.unserved) + unserved)
    start.people, start.permitted, start.filled_to = _row(
        "come_to",
        campaign_id=start.pk,
        upto=stretch.upto,
        people=people,
        permitted=permitted - unserved.total(),
        unserved=json.dumps(start.unserved),
    )


def _row(statement: str, **parameters: int | str) -> tuple[Any, ...]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)
        row: tuple[Any, ...] = cursor.fetchone()
        return row
