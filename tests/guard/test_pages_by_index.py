"""Pages that list people, show one or count them: under twenty queries, none that counts, each by an index.

Whoever adds such a page adds it to `PAGES`. Planned with `enable_seqscan = off` on a few thousand people: what is then
still read as a whole has no index that answers the question, and would be read as a whole at two million.
"""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from benchmarks.pages_world import PAGES, Page, World, addresses, browser_of, build
from django.db import connections, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from jatak.campaigns import kept

pytestmark = pytest.mark.usefixtures("shared_database")

PEOPLE = 1_000
QUERIES = 21
COUNTS = re.compile(r"\bcount\s*\(", re.IGNORECASE)
LARGE = re.compile(r"^(people|consent|customers|delivery|clearance|accounts|desk|inbound)_")
FEW = {
    "people_controller": "a row a company",
    "people_formerlimits": "a row a change of a company's limits",
    "people_brand": "some a company",
    "people_topic": "some a company",
    "people_productgroup": "some a company",
    "consent_notice": "some a company",
    "consent_noticeversion": "some a notice",
    "consent_noticetext": "one a version and language",
    "consent_noticecontroller": "some a version",
    "consent_noticereview": "some a version",
    "consent_held": "one a version",
    "consent_collectionpoint": "some a company",
    "consent_collectionpointversion": "some a point",
    "consent_assessment": "some a version of a point",
    "delivery_archive": "a row a month",
    "delivery_worker": "a row a process",
    "delivery_holding": "some a process",
    "delivery_limit": "a row a limit that somebody set",
    "delivery_quota": "a row a limit and day",
    "clearance_rulebook": "a row a law that decided",
    "clearance_facts": "a row a kind of message",
    "clearance_census": "some a question: older ones are deleted",
    "clearance_week": "some dozens a company",
    "accounts_membership": "some an account",
    "accounts_cache": "short-lived",
    "accounts_invitation": "a row an account",
}
"""Tables that stay small whatever happens, and why."""


@pytest.fixture(scope="module")
def world(shared_database: None) -> Iterator[World]:
    """Some people with everything that pages show; the campaign is one of those too large for a page to count."""
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL="https://benchmark.example"),
    ):
        patch.setattr(kept, "SMALL", 0)
        yield build(PEOPLE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_asks_little_counts_nothing_and_finds_by_index(world: World, page: Page) -> None:
    (address,) = addresses(page, world, 1)
    browser = browser_of(world)
    browser.get(address)  # What is read once and remembered is read now.
    asked, status = opened(browser, address)
    assert status == 200, address
    said = "\n".join(f"{alias}: {sql[:300]}" for alias, sql in asked)
    assert len(asked) < QUERIES, f"{len(asked)} queries:\n{said}"
    assert [sql for _, sql in asked if COUNTS.search(sql)] == []
    assert [wrong for alias, sql in asked for wrong in read_whole(alias, sql)] == []


def test_a_table_without_an_index_is_noticed(world: World) -> None:
    assert read_whole("default", "SELECT * FROM people_person WHERE language = 'da'")
    assert read_whole("default", "SELECT * FROM people_person ORDER BY recorded_at LIMIT 5")
    assert not read_whole("default", "SELECT * FROM people_person WHERE id = 7")
    assert not read_whole("default", "SELECT * FROM people_person ORDER BY id LIMIT 5")
    assert COUNTS.search("SELECT COUNT(*) FROM people_person")


def opened(browser: Any, address: str) -> tuple[list[tuple[str, str]], int]:
    """The queries of a page, each with the connection that asked it, and the status."""
    with ExitStack() as stack:
        captured = {alias: stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections}
        status = browser.get(address).status_code
    asked = [(alias, one["sql"]) for alias, each in captured.items() for one in each.captured_queries]
    return [(alias, sql) for alias, sql in asked if not _is_frame(sql)], status


def read_whole(alias: str, sql: str) -> list[str]:
    """The large tables that a query reads as a whole."""
    if not re.match(r"\s*(SELECT|WITH|\()", sql, re.IGNORECASE):
        return []
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        # A small table is cheaply joined as a whole; at full size it would not be.
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
        )
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql.replace("%", "%%"), [])
        (plan,) = cursor.fetchone()
    found = json.loads(plan) if isinstance(plan, str) else plan
    return [f"{wrong}: {sql[:400]}" for wrong in _whole(found[0]["Plan"], limited=False)]


def _whole(node: dict[str, Any], limited: bool) -> Iterator[str]:
    table, kind = node.get("Relation Name", ""), node["Node Type"]
    limited = limited or kind == "Limit"
    # Sorting reads everything below it, whatever limit stands above.
    below = limited and kind not in ("Sort", "Hash", "Aggregate", "WindowAgg")
    if LARGE.match(table) and table not in FEW:
        if kind == "Seq Scan":
            yield f"reads all of {table}"
        elif kind in ("Index Scan", "Index Only Scan") and "Index Cond" not in node and not limited:
            yield f"walks all of an index of {table}"
    for each in node.get("Plans", []):
        yield from _whole(each, below)


def _is_frame(sql: str) -> bool:
    """What is no query: transactions and settings of the session."""
    return bool(re.match(r"\s*(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK|SET )", sql, re.IGNORECASE))
