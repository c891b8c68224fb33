"""At every instant somebody has something left if and only if one of their sales stands: against a plain count."""

import csv
import tempfile
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.story.purchases import HEADER, day, line, loaded

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.people.models import Controller, ExternalKey

DAYS = range(6)
ARTICLES = ("lamp", "vase")
QUANTITIES = ("-3", "-2", "-1", "-0.5", "0", "0.5", "1", "2", "3")
Purchase = tuple[str, str, str, int, bool, int]
"""Customer, article, quantity, day, whether it cancels, and which invoice of the day."""
bought = st.tuples(
    st.sampled_from(["ana", "ben"]),
    st.sampled_from(ARTICLES),
    st.sampled_from(QUANTITIES),
    st.sampled_from(DAYS),
    st.booleans(),
    st.integers(0, 1),
)


def written(purchases: list[Purchase]) -> list[list[str]]:
    """Lines; those of one customer, day and number are one invoice, and a cancellation never brings anything."""
    lines = []
    for customer, article, quantity, at, cancels, number in purchases:
        signed = f"-{quantity.lstrip('-')}" if cancels else quantity
        lines.append(line(f"{'C' if cancels else ''}{customer}-{at}-{number}", article, signed, at, customer))
    return lines


def having_something(lines: list[list[str]]) -> set[tuple[str, datetime]]:
    """Who has some article left when, by adding up."""
    of_customer: dict[str, list[list[str]]] = defaultdict(list)
    for row in lines:
        of_customer[row[6]].append(row)
    return {(who, at) for who, own in of_customer.items() for at in map(day, DAYS) if has_something(own, at)}


def has_something(lines: list[list[str]], at: datetime) -> bool:
    left: dict[str, float] = defaultdict(float)
    for _, article, _, quantity, date, *_ in lines:
        if datetime.fromisoformat(f"{date}+00:00") <= at:
            left[article] += float(quantity)
    return any(quantity > 0 for quantity in left.values())


def having_a_sale(controller: str) -> set[tuple[str, datetime]]:
    """Who has a sale that stands when, as the database knows it."""
    with acting_as("customers"):
        names = dict(ExternalKey.objects.filter(controller__name=controller).values_list("person_id", "key"))
        sales = list(Relation.objects.filter(controller__name=controller))
    return {
        (names[sale.person_id], at)
        for sale in sales
        for at in map(day, DAYS)
        if sale.concluded_at <= at and (sale.cancelled_at is None or sale.cancelled_at > at)
    }


def load_lines(controller: str, lines: list[list[str]]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([HEADER, *lines])
        out.flush()
        loaded(Path(out.name), controller)


@pytest.mark.usefixtures("database")
def test_a_sale_stands_while_something_is_left_of_three_thousand_customers():
    random = Random(20101201)
    purchases = [
        (
            f"{number}",
            random.choice(ARTICLES),
            random.choice(QUANTITIES),
            random.choice(DAYS),
            random.random() < 0.4,
            random.randint(0, 1),
        )
        for number in range(3000)
        for _ in range(random.randint(1, 9))
    ]
    lines = written(purchases)
    load_lines("whole", lines)
    assert having_a_sale("whole") == having_something(lines)

    invoices = sorted({row[0] for row in lines})
    first = set(random.sample(invoices, len(invoices) // 2))
    load_lines("in parts", [row for row in lines if row[0] in first])
    load_lines("in parts", [row for row in lines if row[0] not in first])
    assert having_a_sale("in parts") == having_something(lines)


@pytest.mark.usefixtures("database")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(bought, min_size=1, max_size=14))
def test_a_sale_stands_while_something_is_left(purchases):
    lines = written(purchases)
    with acting_as("customers"):
        controller = f"Gift House {Controller.objects.count()}"
    load_lines(controller, lines)
    assert having_a_sale(controller) == having_something(lines)
