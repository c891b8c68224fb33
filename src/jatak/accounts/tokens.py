"""Making, using and revoking the tokens of programs."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.accounts.models import ApiToken, Scope
from jatak.base.errors import UsageError
from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.people.models import Controller

PREFIX = "jatak_"
"""So that programs that look for leaked secrets know one when they see it."""
RANDOM_BYTES = 32
LONGEST_NAME = 100
SQL = statements("jatak.accounts", "tokens.sql")


class Unusable(UsageError):
    """A token that cannot be made as it was asked for."""


@dataclass(frozen=True, slots=True)
class Used:
    """A token that let a program in."""

    id: int
    controller_id: int
    name: str
    scopes: frozenset[str]
    in_minute: int
    """How often it was used in this minute, this time included."""


def make(controller: Controller, name: str, scopes: Collection[str], by: str, at: datetime) -> tuple[ApiToken, str]:
    """A new token, and its words, which nobody can read again. Raises Unusable."""
    told = _checked(name, scopes)
    if ApiToken.objects.filter(controller=controller, name=told, revoked_at=None).exists():
        raise Unusable(f"There is a token {told} already.", "Revoke it first, or give the new one another name.")
    words = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
    ordered = [scope.value for scope in Scope if scope.value in scopes]
    token = ApiToken.objects.create(
        controller=controller, name=told, hash=hash_of(words), scopes=ordered, made_at=at, made_by=by
    )
    return token, words


def use(words: str, at: datetime) -> Used | None:
    """The token of these words, counted as used; None where there is none, or it was revoked."""
    values: dict[str, Any] = {"hash": hash_of(words), "minute": int(at.timestamp()) // 60, "day": at.date()}
    with connection().cursor() as cursor:
        cursor.execute(SQL["use"], values)
        row = cursor.fetchone()
    return Used(row[0], row[1], row[2], frozenset(row[3]), row[4]) if row else None


def revoke(token: ApiToken, by: str, at: datetime) -> bool:
    """Let nobody in by it any more; whether this was its end, or it had been revoked before."""
    with atomic():
        return ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at, revoked_by=by) > 0


def hash_of(words: str) -> bytes:
    """By which a token is known, 32 bytes."""
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).digest()


def _checked(name: str, scopes: Collection[str]) -> str:
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME:
        raise Unusable(f"A token needs a name of at most {LONGEST_NAME} letters.", "Say what it is for.")
    if unknown := sorted(set(scopes) - set(Scope.values)):
        raise Unusable(f"There is no scope {', '.join(unknown)}.", f"There are: {', '.join(Scope.values)}.")
    if not scopes:
        raise Unusable("A token without a scope is good for nothing.", f"Choose of: {', '.join(Scope.values)}.")
    return told
