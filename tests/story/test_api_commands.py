"""Tokens and mergers on the command line."""

import json
from typing import Any

import pytest
import typer
from tests.story.cast import company, person
from typer.testing import CliRunner

from jatak.accounts.tokens import use
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli import person as people
from jatak.cli import token as tokens
from jatak.database.using import acting_as
from jatak.people.models import Merger, Person

pytestmark = pytest.mark.usefixtures("database")


def said(app: typer.Typer, *words: str) -> Any:
    """What a command answers, as its object on the last line."""
    with acting_as("web"):
        done = CliRunner().invoke(app, [*words, "--json"])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return json.loads(done.stdout.splitlines()[-1])


def test_a_token_is_made_listed_and_revoked() -> None:
    with acting_as("admin"):
        company()
    made = said(tokens.app, "make", "webshop", "--scope", "consent", "--scope", "read")
    assert made["scopes"] == ["read", "consent"]
    assert use(made["token"], now())
    (listed,) = said(tokens.app, "list")["tokens"]
    assert (listed["name"], listed["revoked_at"]) == ("webshop", None)
    assert made["token"] not in json.dumps(listed)
    for _ in range(2):
        assert said(tokens.app, "revoke", str(made["number"]))["revoked_at"]
    assert use(made["token"], now()) is None
    with pytest.raises(UsageError):
        said(tokens.app, "revoke", "999")


def test_two_are_merged_and_again_is_harmless() -> None:
    with acting_as("admin"):
        ana, anna = person("Ana"), person("Anna")
    words = ("merge", "ana@example.com", str(anna.pk), "--reason", "she called", "--by", "Mette")
    answers = [said(people.app, *words) for _ in range(2)]
    assert answers[0] == answers[1]
    assert (answers[0]["person"], answers[0]["merged"]) == (ana.pk, anna.pk)
    assert (Merger.objects.get().reason, Person.objects.count()) == ("she called", 1)
