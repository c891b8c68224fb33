"""A company changes its own limits: what it sends next keeps the new ones, what it sent is replayed within the old."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.story.cast import company, person
from tests.story.test_gathering import asks, buys, lives_in, rule

from jatak.database.using import acting_as
from jatak.people.models import FormerLimits
from jatak.people.own_limits import Choices, choices_of, choose

# What is recorded here is recorded now, so the story begins tomorrow.
MONDAY = datetime.now(UTC) + timedelta(days=1)
DAY = timedelta(days=1)


@pytest.fixture
def shop(database: None):
    with acting_as("admin"):
        yield company()


def test_what_was_sent_is_asked_again_within_the_limits_of_its_time(shop):
    chloe = lives_in(person("Chloe"), "NL")
    buys(chloe, shop, MONDAY - 200 * DAY, recorded_at=MONDAY - 200 * DAY)
    choose(shop, Choices(window_months=3), MONDAY, by="Ida")
    choose(shop, Choices(industry="travel", window_months=12), MONDAY + 7 * DAY, by="Ida")
    answers = {
        day: rule(chloe, asks(shop, MONDAY + day * DAY, known_at=MONDAY + day * DAY)) for day in (-0.5, 0, 6, 7, 8)
    }
    assert answers == {
        -0.5: "existing_customer",
        0: "customer_relation_ended",
        6: "customer_relation_ended",
        7: "existing_customer",
        8: "existing_customer",
    }
    assert rule(chloe, asks(shop, MONDAY)) == "existing_customer"


def test_each_choice_is_kept_with_its_end_and_who_ended_it(shop):
    choose(shop, Choices(window_months=3), MONDAY, by="Ida")
    choose(shop, Choices(industry="shop"), MONDAY + DAY, by="Ole")
    kept = FormerLimits.objects.order_by("until").values_list("until", "customer_window_months", "changed_by")
    assert list(kept) == [(MONDAY, None, "Ida"), (MONDAY + DAY, 3, "Ole")]
    assert choices_of(shop, MONDAY - DAY) == Choices()
    assert choices_of(shop, MONDAY) == Choices(window_months=3)
    assert choices_of(shop) == Choices(industry="shop")
