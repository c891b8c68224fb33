"""Passages as unit tests need them: numbered messages of a batch, without a database."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.passage import Passage
from jatak.delivery.places import NOWHERE
from jatak.gate.message import Channel

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def batch(name: str = "one", campaign: int | None = 7, marketing: bool = True) -> Any:
    """A batch of one campaign, or of service (None)."""
    sort = SimpleNamespace(controller_id=1, campaign_id=campaign, marketing=marketing, template_version_id=3)
    of = SimpleNamespace(sort=sort, facts=SimpleNamespace(channel=Channel.EMAIL), facts_id="facts")
    return SimpleNamespace(name=name, at=AT, of=of)


def passage(
    number: int = 1, of: Any = None, attempts: int = 0, consent: UUID | None = None, since: float = 0.0
) -> Passage:
    """Message `number`, to person `number`."""
    message = Claimed(AT, number, number, number, attempts, "example.com", "Ana", "en", "ana@example.com")
    ground = Permitted(11, 0, 0, consent, None, None, None)
    judge: Any = SimpleNamespace(rulebook_id="rules")
    return Passage(of or batch(), message, ground, NOWHERE, since, judge)
