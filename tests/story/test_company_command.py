"""The command: it sets a company's own limits, tells for each country which limit applies, and changes nothing else."""

import json
import subprocess
import sys
from typing import Any

import pytest
from django.db import ProgrammingError
from tests.story.cast import company as company_of_the_story

from jatak.base.errors import UsageError
from jatak.cli.company import company
from jatak.database.using import acting_as, connection
from jatak.people.models import Controller


@pytest.fixture(autouse=True)
def sydrejser(database: None):
    with acting_as("admin"):
        company_of_the_story()
    with acting_as("web"):
        yield


@pytest.fixture
def told(capsys):
    """What the command answers, as plain values."""

    def answer(name: str = "", **options: str) -> dict[str, Any]:
        company(name, **options, as_json=True)
        content: dict[str, Any] = json.loads(capsys.readouterr().out)
        return content

    return answer


def kept() -> tuple[object, ...]:
    found = Controller.objects.get()
    return found.industry, found.customer_window_months, found.inactivity_months


def limit(content: dict[str, Any], country: str, name: str) -> tuple[Any, ...]:
    (one,) = [one for one in content["limits"] if (one["country"], one["limit"]) == (country, name)]
    return one["months"], one["from"], one["whose"]


def test_it_sets_what_is_said_and_keeps_the_rest(told):
    content = told("Sydrejser", industry="travel", window_months="18", inactivity_months="24")
    assert (content["industry"], content["window_months"], content["inactivity_months"]) == ("travel", 18, 24)
    assert kept() == ("travel", 18, 24)
    again = told(window_months="none")
    assert kept() == ("travel", None, 24)
    assert told() == again
    told(industry="none")
    assert kept() == (None, None, 24)


def test_it_tells_which_limit_applies_and_whose_it_is(told):
    alone = told()
    assert limit(alone, "DK", "sale") == (None, None, None)
    assert limit(alone, "FR", "sale") == (36, "purchase", "law")
    content = told(industry="travel", window_months="18", inactivity_months="40")
    assert limit(content, "DK", "sale") == limit(content, "FR", "sale") == (18, "end", "company")
    assert limit(content, "IE", "sale") == (12, "purchase", "law")
    assert limit(content, "FR", "subscription") == (12, "end", "profile")
    assert limit(content, "DK", "subscription") == (0, "end", "law")
    assert limit(content, "DK", "silence") == (36, None, "profile")
    (source,) = [one["source"] for one in content["limits"] if (one["country"], one["limit"]) == ("IE", "sale")]
    assert "13(11)" in source["cite"]


def test_it_says_where_the_law_or_the_profile_is_shorter_than_the_companys_number(told):
    window, silence, profile, *_ = told(industry="travel", window_months="18", inactivity_months="37")["notes"]
    assert window.startswith("Your own window of 18 months is longer than the law's in ")
    assert "IE (12)" in window
    assert "FR" not in window
    assert silence == "Your own silence of 37 months is longer than the law's in FR (36): there that applies."
    assert profile.startswith("Your own window of 18 months is longer than the profile's for subscription (12), ")
    assert not [
        note for note in told(industry="none", window_months="3", inactivity_months="3")["notes"] if "Your" in note
    ]


def test_a_reader_sees_a_table_and_a_wrong_word_is_refused(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    program = [sys.executable, "-m", "jatak.cli", "company"]
    good, bad = (
        subprocess.run([*program, *words], capture_output=True, text=True, check=False)
        for words in (("--industry", "travel", "--window-months", "48"), ("--industry", "shoes"))
    )
    assert good.returncode == 0, good.stderr
    assert "24 months from its end, at most 36 from the purchase" in good.stdout
    assert "Your own window of 48 months is longer than the law's in " in good.stdout
    rows = [[cell.strip() for cell in line.split("│")] for line in good.stdout.splitlines()]
    first = next(nth for nth, row in enumerate(rows) if "subscription, membership" in row)
    words = {row[2]: row[4].split() for row in rows[first : first + 4]}
    assert words["12 months from its end"] == ["BE", "CA", "FR"]
    assert "DK" in words["until its end"]
    assert words["until its end, at most 12 from the purchase"] == ["IE"]
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "There is no profile of the industry 'shoes'.\nThere are: event, shop, subscription, travel." in bad.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"name": "Nobody"}, "There is no company Nobody."),
        ({"industry": "shoes"}, "There is no profile of the industry 'shoes'."),
        ({"window_months": "long"}, "--window-months long is no number of months."),
        ({"window_months": "0"}, "0 is no number of months."),
        ({"inactivity_months": "601"}, "601 is no number of months."),
        ({"window_months": "12", "law_as_of": "soon"}, "'soon' is not a day."),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(words: dict[str, str], said: str):
    with pytest.raises(UsageError) as caught:
        company(**words)
    assert caught.value.message == said
    assert caught.value.remedy
    assert kept() == (None, None, None)


def test_the_web_may_change_a_company_and_delete_none():
    assert Controller.objects.update(industry="shop", customer_window_months=3, inactivity_months=6) == 1
    with connection().cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("DELETE FROM people_controller")
