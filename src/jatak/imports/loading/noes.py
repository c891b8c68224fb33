"""A chunk of noes: before any yes of the file."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import atomic
from jatak.imports.loading.consents import fresh, looked_up, note_people
from jatak.imports.loading.counts import Counts, counted
from jatak.imports.loading.entries import Said, template
from jatak.imports.loading.names import left
from jatak.imports.loading.resolving import Lookup, Resolver, Whose
from jatak.imports.loading.retrying import again
from jatak.imports.loading.statements import Statements
from jatak.imports.loading.work import Chunk, Work
from jatak.people.stopping import CHANNEL

Scoped = tuple[str | None, bool]
"""A channel, None for all; and whether it is a no to surveys."""
EVERYTHING: tuple[Scoped, ...] = ((None, False), (None, True))


class Noes:
    """Decides and writes the noes of one import, chunk by chunk."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._scopes: dict[Scoped, int] = {}

    def write(self, chunk: Chunk) -> None:
        """Decide and write a chunk, whole or not at all."""
        again(lambda: self._write(chunk))

    def count(self, sql: Statements, chunk: Chunk, resolver: Resolver) -> Counts:
        """What would become of a chunk, remembered for the yeses that follow; nothing is written."""
        self._decide(sql, looked_up(sql, chunk, turn=1), resolver)
        sql.run("noes.remember")
        return counted(sql.rows("noes.count_decided"))

    def _write(self, chunk: Chunk) -> None:
        sql = Statements(self.work.values(), lane="1")
        with atomic():
            sql.run("consents.settle", "consents.empty")
            whose = self._decide(sql, looked_up(sql, chunk, turn=1), fresh(sql))
            sql.run("resolving.who")
            sql.copy_rows("resolving.copy_who", whose)
            sql.run("noes.enter", "noes.write", "noes.lock", "noes.reached")
            jointly = sql.rows("noes.jointly")
            sql.run("noes.withdrawn", "noes.objected", "noes.ended", "noes.objections", "noes.suppressions")
            sql.run("noes.stop_workers", channel=CHANNEL)
            sql.run("noes.outcomes")
            self._one_at_a_time(sql, jointly)
            note_people(self.work, sql.one("consents.people"))

    def _decide(self, sql: Statements, rows: list[Lookup], resolver: Resolver) -> list[Whose]:
        """Fill `said` and `fresh`; answers with who comes in."""
        resolver.learn(rows)
        whose: list[Whose] = []
        said = [line for row in rows for line in self._said(row, self._people(row, resolver, whose))]
        sql.run("noes.create")
        sql.copy_rows("noes.copy", said)
        sql.run("noes.fresh", scopes=self._told())
        return whose

    def _people(self, row: Lookup, resolver: Resolver, whose: list[Whose]) -> list[int | None]:
        """Of whom a no is: of everybody whom the row names; who is unknown here comes in only with a key."""
        owners = resolver.owners(row)
        if len(owners) > 1 or (not owners and not row.key):
            return [*owners] or [None]
        whose.append(resolver.settle(row, owners[0] if owners else None))
        return [whose[-1].person_id]

    def _said(self, row: Lookup, people: list[int | None]) -> Iterator[tuple[Any, ...]]:
        scopes: Iterable[Scoped] = [(channel, False) for channel in row.channels] or EVERYTHING
        at, day_known = row.said_at or self.work.at, row.said_at is not None
        for person_id in people:
            for scope in scopes:
                number = self._scopes.setdefault(scope, len(self._scopes))
                who = (row.number, row.kind, person_id, row.keyed_hash, row.key)
                yield (*who, number, at, day_known, *self._ids(row, person_id or "", scope))

    def _ids(self, row: Lookup, *what: object) -> list[str | None]:
        """Of the objection and of the withdrawal; of an unknown day, also those of a repeat by this file."""
        said = row.said_at.astimezone(UTC).isoformat() if row.said_at else ""

        def two(*more: object) -> list[str | None]:
            kinds, company = ("objected", "withdrawn"), self.work.plan.controller_id
            return [left(kind, bytes(row.keyed_hash), company, said, *what, *more).hex() for kind in kinds]

        return two() + ([None, None] if row.said_at else two(self.work.plan.sha256.hex()))

    def _told(self) -> str:
        return json.dumps([self._scope(number, *scope) for scope, number in self._scopes.items()])

    def _scope(self, number: int, channel: str | None, survey: bool) -> dict[str, Any]:
        channels = () if channel is None else (channel,)
        controller, at = self.work.plan.controller_id, self.work.at
        objected = Said("objected", controller, at, channels=channels, survey=survey)
        withdrawn = Said("withdrawn", controller, at, channels=channels)
        holes = ("address_hash", "at", "id", "person")
        return {
            "scope": number,
            "channel": channel,
            "survey": survey,
            "objected": template(objected, *holes),
            "withdrawn": template(withdrawn, *holes, "about"),
        }

    def _one_at_a_time(self, sql: Statements, rows: list[tuple[Any, ...]]) -> None:
        """Who said yes to several companies at once leaves as everybody does."""
        for number, kind, person_id, keyed_hash, channel, survey, at in rows:
            if survey:
                continue  # Leaving everything says no to surveys, too.
            act = Act(Actor.IMPORT, Via.IMPORT, at, self.work.at)
            events = leave(Who(person_id, bytes(keyed_hash)), Scope(self.work.plan.controller_id, channel), act)
            if events:
                sql.run("noes.said_one_at_a_time", event=events[0].pk, number=number, kind=kind)
