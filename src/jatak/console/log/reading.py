"""Rows of the log, newest first; each question by an index, one company's rows at a time."""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import Any

from django.db.models import BigIntegerField, Case, Exists, OuterRef, QuerySet, When
from django.db.models.functions import Cast, Substr

from jatak.accounts.models import Change, Look
from jatak.console.frame.numbers import number
from jatak.console.log.asked import Asked
from jatak.people.models import Acquaintance

PERSON = "person "
MOST = 100_000
"""Rows of a file."""
CHUNK = 1000


def changes(asked: Asked, at_most: int) -> list[Change]:
    """Who changed what: of all, or of the companies that this account may prove for."""
    rows = Change.objects.order_by("-id")
    if asked.before:
        rows = rows.filter(pk__lt=asked.before)
    if (users := asked.user_ids()) is not None:
        rows = rows.filter(user_id__in=users)
    if asked.person:
        rows = rows.filter(of=f"{PERSON}{asked.person}")
    if asked.wants_all:
        return list(rows[:at_most])
    each = [rows.filter(controller_id=pk)[:at_most] for pk in asked.company_ids]
    return _newest([*each, _of_people(rows, asked)[:at_most]], at_most)


def _of_people(rows: "QuerySet[Change]", asked: Asked) -> "QuerySet[Change]":
    """Changes that belong to no company alone, of people whom these companies know."""
    named = Case(When(of__startswith=PERSON, then=Cast(Substr("of", len(PERSON) + 1), BigIntegerField())))
    known = Acquaintance.objects.filter(controller__in=asked.company_ids, person_id=OuterRef("person"))
    theirs = rows.filter(controller_id=None, of__startswith=PERSON).alias(person=named)
    return theirs.filter(Exists(known))


def person_of(change: Change) -> int | None:
    """Whom a change concerns, by number; None where it concerns nobody."""
    return number(change.of.removeprefix(PERSON)) if change.of.startswith(PERSON) else None


def looks(asked: Asked, at_most: int) -> list[Look]:
    """Who looked at whom: of all, or those of these companies at the people whom these companies know."""
    rows = Look.objects.order_by("-id")
    if asked.before:
        rows = rows.filter(pk__lt=asked.before)
    if (users := asked.user_ids()) is not None:
        rows = rows.filter(user_id__in=users)
    if asked.person:
        rows = rows.filter(person_id=asked.person)
    if not asked.wants_all:
        known = Acquaintance.objects.filter(controller__in=asked.company_ids, person_id=OuterRef("person_id"))
        rows = rows.filter(Exists(known), user_id__in=asked.staff)
    return list(rows[:at_most])


def all_of(read: Any, asked: Asked) -> Iterator[Any]:
    """Every row, chunk by chunk, up to MOST."""
    for _ in range(MOST // CHUNK):
        rows = read(asked, CHUNK)
        yield from rows
        if len(rows) < CHUNK:
            return
        asked = replace(asked, before=rows[-1].pk)


def _newest(each: "list[QuerySet[Change]]", at_most: int) -> list[Change]:
    """The newest of several lists, asked in one query."""
    if not each:
        return []
    if len(each) == 1:
        return list(each[0])
    whole = reduce(lambda one, other: one.union(other, all=True), each)
    return list(whole.order_by("-id")[:at_most])
