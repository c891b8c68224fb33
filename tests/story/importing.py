"""What the stories of imports share: words from before, a plan, and rows as they were understood."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tests.story.cast import DAY, NOON

from jatak.consent import notices
from jatak.consent.models import NoticeText
from jatak.imports.loading.load import load
from jatak.imports.loading.work import Pace
from jatak.imports.plan import Plan, Words
from jatak.imports.report import Report
from jatak.imports.row import Grade, Refused, Row, Standing
from jatak.people.addresses import normalise
from jatak.people.models import Controller

LOADED = NOON + 10 * DAY
SMALL = Pace(chunk=3, writers=2)


def former(shop: Controller, slug: str = "before", channels: tuple[str, ...] = ("email",), **more: Any) -> NoticeText:
    """Words that were shown before."""
    words = {"da": notices.Words("Ja tak til nyheder?", "Du kan altid framelde dig.")}
    version = notices.record_former(shop, slug, notices.Draft(channels, words, **more), "Ida", NOON - 30 * DAY)
    return version.texts.get()


def plan(shop: Controller, *words: Words, file: str = "list.csv", **more: Any) -> Plan:
    """A plan for a file of this name."""
    return Plan(shop.pk, file, hashlib.sha256(file.encode()).digest(), 1, words, **more)


def says(
    number: int,
    address: str,
    standing: Standing = Standing.YES,
    grade: Grade = Grade.CONFIRMED,
    at: datetime | None = NOON,
    **more: Any,
) -> Row:
    """A row; a confirmed one was confirmed at the instant of its yes."""
    kind = "telephone" if address.startswith("+") else "email"
    told = {
        "confirmed_at": at if grade is Grade.CONFIRMED and standing is Standing.YES else None,
        "place": "shop",
    } | more
    raw = {"Email": address, "Status": standing.value}
    return Row(number, raw, standing, grade, kind, address, normalise(kind, address), said_at=at, **told)


def imported(rows: Iterable[Row | Refused], planned: Plan, at: datetime = LOADED, **more: Any) -> Report:
    """Load rows in small chunks."""
    return load(rows, planned, at, "Ida", **({"pace": SMALL} | more))
