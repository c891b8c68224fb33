"""The command: it sets limits, shows what of them is taken, and says clearly what cannot be."""

import json

import pytest
from tests.story.cast import company
from tests.story.sending import now
from typer.testing import CliRunner

from jatak.base.errors import UsageError
from jatak.cli.limit import app
from jatak.database.using import acting_as
from jatak.delivery.limits.plan import day_of
from jatak.delivery.models import Quota


@pytest.fixture(autouse=True)
def as_web(database):
    with acting_as("admin"):
        company()
    with acting_as("web"):
        yield


def jatak(*words: str) -> list[dict[str, object]]:
    """The limits that stand after this."""
    answered = CliRunner().invoke(app, [*words, "--json"], catch_exceptions=False)
    assert answered.exit_code == 0, answered.output
    limits: list[dict[str, object]] = json.loads(answered.stdout)["limits"]
    return limits


def refused(*words: str) -> UsageError:
    with pytest.raises(UsageError) as error:
        jatak(*words)
    assert error.value.remedy
    return error.value


def test_a_limit_is_set_changed_and_taken_back():
    (one,) = jatak("set", "domain", "Bücher.example", "--per-second", "2.5")
    assert (one["scope"], one["name"]) == ("domain", "xn--bcher-kva.example")
    assert (one["per_second"], one["per_day"]) == (2.5, None)
    (one,) = jatak("set", "domain", "bücher.example", "--per-day", "1000")
    assert (one["per_second"], one["per_day"], one["today"], one["taken"]) == (2.5, 1000, 1000, 0)
    (one,) = jatak("set", "domain", "bücher.example", "--per-second", "none")
    assert (one["per_second"], one["per_day"]) == (None, 1000)
    assert jatak("remove", "domain", "bücher.example") == jatak("list") == []


def test_a_plan_is_set_and_ended():
    (one,) = jatak("warm-up", "brand", "Sydrejser", "--first", "100", "--growth", "2", "--days", "14")
    plan = {"from": str(day_of(now())), "first": 100, "growth": 2.0, "days": 14}
    assert (one["warm_up"], one["today"]) == (plan, 100)
    (one,) = jatak("set", "brand", "Sydrejser", "--per-day", "60")
    assert (one["warm_up"], one["today"]) == (plan, 60)
    (one,) = jatak("warm-up", "brand", "Sydrejser", "--over")
    assert one["warm_up"] is None


def test_it_shows_what_was_taken_today_of_every_domain_the_most():
    with acting_as("worker"):
        for name, number in (("a.example", 7), ("b.example", 9), ("c.example", 11)):
            Quota.objects.create(scope="domain", name=name, day=day_of(now()), taken=number)
    jatak("set", "domain", "*", "--per-day", "20")
    every, own = jatak("set", "domain", "c.example", "--per-day", "30")
    assert (every["name"], every["taken"], own["taken"]) == ("*", 9, 11)
    table = CliRunner().invoke(app, ["list"]).stdout
    assert "c.example" in table
    assert "11" in table


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "domain", "example.com"], "No limit was said"),
        (["set", "continent", "Europe", "--per-day", "1"], "no limit of a 'continent'"),
        (["set", "domain", "not a domain", "--per-day", "1"], "is no domain"),
        (["set", "brand", "Nobody", "--per-day", "1"], "no brand or company Nobody"),
        (["set", "domain", "example.com", "--per-day", "0"], "--per-day 0 is not possible"),
        (["set", "domain", "example.com", "--per-day", "many"], "--per-day many is no number"),
        (["set", "domain", "example.com", "--per-second", "-1"], "--per-second -1 is not possible"),
        (["set", "domain", "example.com", "--per-second", "nan"], "--per-second nan is not possible"),
        (["set", "domain", "example.com", "--per-second", "none"], "Nothing would be left"),
        (["warm-up", "relay", "main", "--growth", "0.5"], "--growth 0.5 is no growth"),
        (["warm-up", "relay", "main", "--from", "soon"], "--from soon is no day"),
        (["remove", "relay", "main"], "no limit of relay main"),
    ],
)
def test_what_cannot_be_is_said(words, said):
    assert said in refused(*words).message
    assert jatak("list") == []
