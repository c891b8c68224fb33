"""What is told of a campaign: states, drops in words, trouble by domain, rate and time left."""

import io
from datetime import timedelta

import pytest
from django.test import override_settings
from rich.console import Console
from tests.story.sending import PUBLIC_URL, leaves, many_members, members, now, started, sydrejser

from jatak.campaigns.campaigns import progress
from jatak.campaigns.figures import figures
from jatak.clearance.models import Decision
from jatak.cli.campaign.telling import tell
from jatak.database.using import acting_as
from jatak.delivery.models import Dispatch, Message
from jatak.people.models import Person

AT = now()
PEOPLE = 20


@pytest.fixture
def summer(database):
    """A campaign that met all kinds of trouble."""
    with acting_as("admin"):
        made = sydrejser()
        members(made, "Ana")
        many_members(PEOPLE)
        leaver = Person.objects.order_by("-pk").first()
    leaves(leaver, made)
    campaign = started(made)
    with acting_as("admin"):
        ids = list(Message.objects.order_by("id").values_list("id", flat=True))
        denied = Decision.objects.filter(permitted=False).first()
        happens(ids[:6], state="accepted", domain="good.example", settled_at=AT - timedelta(seconds=30))
        happens(ids[6:8], state="accepted", domain="good.example", settled_at=AT - timedelta(minutes=2))
        happens(ids[8:11], state="refused", domain="bad.example", answer="550 5.1.1 nobody here", settled_at=AT)
        happens(ids[11:12], state="refused", domain="bad.example", answer="552 full", settled_at=AT)
        happens(ids[12:14], domain="slow.example", answer="451 later", attempts=1)
        happens(ids[14:15], state="uncertain", domain="slow.example", answer="broke", settled_at=AT)
        happens(ids[15:17], state="dropped", answer=denied.rule, settled_at=AT, situation_id=denied.situation_id)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield campaign


def happens(ids: list[int], **what: object) -> None:
    """What became of some messages; only those that are deferred wait."""
    waits = {} if "state" not in what else {"not_before": None}
    Message.objects.filter(id__in=ids).update(**waits, **what)


def test_the_figures_add_up(summer):
    told = figures(progress(summer, AT))
    assert told["states"] == {
        "waiting": 5,
        "claimed": 0,
        "offered": 0,
        "accepted": 8,
        "refused": 4,
        "uncertain": 1,
        "dropped": 2,
    }
    assert (told["messages"], told["open"], told["percent"]) == (20, 5, 75.0)
    assert told["per_second"] == round((6 + 4 + 1 + 2) / 60, 2)
    assert told["seconds_left"] == round(5 * 60 / 13)
    assert told["answers"] == {"refused: 550 5.1.1 nobody here": 3, "waiting: 451 later": 2, "refused: 552 full": 1}
    (doubt,) = told["uncertain"]
    assert doubt["answer"] == "broke"
    assert doubt["message"] == Message.objects.get(state="uncertain").id


def test_drops_are_told_in_words(summer):
    told = figures(progress(summer, AT))
    (rule,) = told["dropped"]
    assert told["dropped"] == {rule: 2}
    assert told["because"][rule] == Decision.objects.filter(rule=rule).first().whole["because"]


def test_domains_with_trouble_come_first_with_what_they_answer_most(summer):
    told = figures(progress(summer, AT))["domains"]
    assert [each["name"] for each in told] == ["bad.example", "slow.example", "good.example"]
    assert told[0] == {
        "name": "bad.example",
        "accepted": 0,
        "refused": 4,
        "deferred": 0,
        "uncertain": 0,
        "answer": "550 5.1.1 nobody here",
    }
    assert (told[1]["deferred"], told[1]["uncertain"], told[2]["accepted"]) == (2, 1, 8)


def test_without_an_instant_there_is_no_rate(summer):
    told = figures(progress(summer))
    assert (told["per_second"], told["seconds_left"]) == (0, None)


def test_a_terminal_shows_it(summer):
    with acting_as("admin"):
        Dispatch.objects.update(state="paused", why="Ida: a wrong price", not_after=AT)
    screen = io.StringIO()
    Console(width=160, file=screen).print(tell(figures(progress(summer, AT))))
    text = screen.getvalue()
    for words in (
        "20 of 21 people",
        "It is paused (Ida: a wrong price).",
        "75 % done",
        "bad.example",
        "550 5.1.1 nobody here",
        "In doubt: message",
        f"{AT:%Y-%m-%d %H:%M:%S} UTC is dropped",
    ):
        assert words in text
