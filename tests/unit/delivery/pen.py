"""A connection that a test holds: it notes the steps of each transaction, and grants, waits or fails as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg

from jatak.delivery.registrar import SQL

NAMES = {statement: name for name, statement in SQL.items()}
Step = tuple[str, dict[str, Any]]


class Cursor:
    """What one step returned."""

    def __init__(self, rows: list[tuple[int]]) -> None:
        self._rows = rows

    async def fetchall(self) -> list[tuple[int]]:
        return self._rows


class Paper:
    """Stands in for the database's connection."""

    def __init__(self) -> None:
        self.written: list[list[Step]] = []
        """Committed transactions, each with its steps."""
        self.refuses: set[int] = set()
        """Offers of these messages are not granted."""
        self.fails = 0
        """So many transactions fail at their first step."""
        self.opened = self.closed = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._open: list[Step] | None = None

    async def connect(self) -> Any:
        self.opened += 1
        return self

    async def close(self) -> None:
        self.closed += 1

    @asynccontextmanager
    async def pipeline(self) -> AsyncIterator[None]:
        yield

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        self._open = []
        try:
            yield
            self.written.append(self._open)
        finally:
            self._open = None

    async def execute(self, statement: bytes, parameters: dict[str, Any]) -> Cursor:
        await self.gate.wait()
        if self.fails:
            self.fails -= 1
            raise psycopg.OperationalError("the server closed the connection\nand more")
        name = NAMES[statement]
        if self._open is None:
            self.written.append([(name, parameters)])
        else:
            self._open.append((name, parameters))
        # Other steps return numbers too, as marking consents does; they grant nothing.
        granted = set(numbers(parameters["ids"])) - self.refuses if name == "pass_on" else {1}
        return Cursor([(number,) for number in granted])

    def steps(self) -> list[str]:
        """The names of all steps that were committed."""
        return [name for transaction in self.written for name, _ in transaction]

    def all(self, step: str) -> list[dict[str, Any]]:
        """The parameters of each step of this name."""
        return [parameters for transaction in self.written for name, parameters in transaction if name == step]


def numbers(literal: str) -> list[int]:
    """PostgreSQL's array literal read back."""
    return [int(number) for number in literal.strip("{}").split(",") if number]
