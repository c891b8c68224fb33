"""At every instant somebody has something left if and only if one of their sales stands: against a plain count."""

import csv
import tempfile
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.story.purchases import HEADER, day, line, loaded

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.people.models import Controller, ExternalKey

CUSTOMERS = ("ana", "ben")
DAYS = range(6)
bought = st.tuples(
    st.sampled_from(CUSTOMERS),
    st.sampled_from(["lamp", "vase"]),
    st.sampled_from(["-3", "-2", "-1", "-0.5", "0", "0.5", "1", "2", "3"]),
    st.sampled_from(DAYS),
    st.booleans(),
    st.integers(0, 1),
)


def written(purchases: list[tuple[str, str, str, int, bool, int]]) -> list[list[str]]:
    """Lines; those of one customer, day and number are one invoice, and a cancellation never brings anything."""
    lines = []
    for customer, article, quantity, at, cancels, number in purchases:
        signed = f"-{quantity.lstrip('-')}" if cancels else quantity
        lines.append(line(f"{'C' if cancels else ''}{customer}{at}{number}", article, signed, at, customer))
    return lines


def has_something(lines: list[list[str]], customer: str, at: datetime) -> bool:
    left: dict[str, float] = defaultdict(float)
    for _, article, _, quantity, date, _, buyer, _ in lines:
        if buyer == customer and datetime.fromisoformat(f"{date}+00:00") <= at:
            left[article] += float(quantity)
    return any(quantity > 0 for quantity in left.values())


def has_sale(controller: Controller, customer: str, at: datetime) -> bool:
    person = ExternalKey.objects.filter(controller=controller, key=customer).values("person_id")
    found = Relation.objects.filter(controller=controller, person_id__in=person, concluded_at__lte=at)
    return any(sale.cancelled_at is None or sale.cancelled_at > at for sale in found)


def load_lines(controller: str, lines: list[list[str]]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([HEADER, *lines])
        out.flush()
        loaded(Path(out.name), controller)


@pytest.mark.usefixtures("database")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(bought, min_size=1, max_size=14), st.integers(0, 14))
def test_a_sale_stands_while_something_is_left(purchases, cut):
    """Loaded at once, or in two files in either order."""
    lines = written(purchases)
    with acting_as("customers"):
        number = Controller.objects.count()
    first, second = f"whole {number}", f"in parts {number}"
    load_lines(first, lines)
    parts = [part for part in (lines[cut:], lines[:cut]) if part]
    for part in parts:
        load_lines(second, part)
    with acting_as("customers"):
        for controller in Controller.objects.filter(name__in=[first, second] if distinct(parts) else [first]):
            for customer in CUSTOMERS:
                for at in map(day, DAYS):
                    assert has_sale(controller, customer, at) == has_something(lines, customer, at)


def distinct(parts: list[list[list[str]]]) -> bool:
    """Whether no line of one part passes for a line of the other: then both together are the whole."""
    keys = [{(row[0], row[1]) for row in part} for part in parts]
    return len(keys) == 1 or not keys[0] & keys[1]
