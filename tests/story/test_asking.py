"""Asking the gate from the command line: the answer is one object on the last line, everything else beside it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from tests.story.cast import NOON, company, mailbox, person

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import CountryOrigin
from jatak.people.profiles import News, set_profile


@pytest.fixture
def chloe(database: None) -> int:
    """A customer in Lyon of the one company that there is; her number."""
    with acting_as("admin"):
        shop, chloe = company("Gift House"), person("Chloe")
        set_profile(chloe, News(country="FR", country_origin=CountryOrigin.BILLING), NOON)
        Relation.objects.create(
            person=chloe,
            controller=shop,
            contact_point=mailbox(chloe),
            kind=RelationKind.SALE,
            concluded_at=NOON,
            address_from_sale=Tri.YES,
            opt_out_offered=Tri.YES,
            external_key="1",
        )
    return chloe.pk


def jatak(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "jatak.cli", *words], capture_output=True, text=True, check=False)


def told(*words: str) -> dict[str, Any]:
    done = jatak(*words, "--json")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def test_why_yes(chloe: int) -> None:
    words = ("decide", "--person", str(chloe), "--controller", "Gift House", "--channel", "email")
    day = ("--as-of", "2026-06-01", "--law-as-of", "2026-11-21")
    answer = told(*words, "--purpose", "marketing", "--own-similar", "yes", *day)
    assert (answer["outcome"], answer["ground"], answer["rule"]) == ("permit", "existing_customer", "existing_customer")
    assert answer["source"]["cite"]
    assert answer["country"] == "FR"
    assert answer["relation"]
    assert {rule["rule"] for rule in answer["rules"]} >= {"objected", "could_refuse_at_collection", "own_and_similar"}


def test_a_purpose_lets_only_its_own_ground_count(chloe: int) -> None:
    words = ("decide", "--person", "chloe@example.com", "--own-similar", "yes", "--as-of", "2026-06-01")
    assert told(*words, "--purpose", "marketing-to-customers")["outcome"] == "permit"
    denied = told(*words, "--purpose", "marketing-with-consent")
    assert (denied["outcome"], denied["rule"], denied["relation"]) == ("deny", "no_ground", None)
    assert told(*words, "--purpose", "service")["ground"] == "service_message"


def test_an_audience_in_figures(chloe: int) -> None:
    words = ("audience", "--controller", "Gift House", "--channel", "email", "--own-similar", "yes")
    answer = told(*words, "--message", "marketing", "--as-of", "2026-06-01")
    assert answer["as_of"] == "2026-06-01"
    assert (answer["people"], answer["permitted"], answer["denied"]) == (1, 1, 0)
    (one,) = answer["situations"]
    assert (one["country"], one["outcome"], one["ground"], one["count"], one["reachable"]) == (
        "FR",
        "permit",
        "existing_customer",
        1,
        1,
    )
    before = told(*words, "--as-of", "2026-05-02")
    assert (before["people"], before["situations"]) == (0, [])


def test_an_audience_counts_only_the_ground_of_its_purpose(chloe: int) -> None:
    words = ("audience", "--own-similar", "yes", "--as-of", "2026-06-01", "--message")
    assert told(*words, "marketing-to-customers")["permitted"] == 1
    asked = told(*words, "marketing-with-consent")
    assert (asked["people"], asked["permitted"], asked["situations"][0]["rule"]) == (1, 0, "no_ground")


def test_for_a_reader_it_is_a_table(chloe: int) -> None:
    shown = jatak("audience", "--own-similar", "yes", "--as-of", "2026-06-01").stdout
    assert "1 of 1 people can be written to" in shown
    shown = jatak("decide", "--person", str(chloe)).stdout
    assert "– no" in shown
    assert "What would change it" in shown


def test_a_decision_in_the_language_of_the_reader(chloe: int) -> None:
    words = ("decide", "--person", str(chloe), "--purpose", "marketing-with-consent", "--as-of", "2026-06-01")
    english, danish = told(*words), told(*words, "--language", "da")
    assert danish["because"] == "Personen har ikke givet samtykke."
    assert danish["would_change"].startswith("Indhent samtykke i et særskilt felt")
    assert [rule["rule"] for rule in danish["rules"]] == [rule["rule"] for rule in english["rules"]]
    assert not {rule["because"] for rule in danish["rules"]} & {rule["because"] for rule in english["rules"]}
    assert {name for name in english if english[name] != danish[name]} == {"because", "would_change", "rules"}
    assert "What would change it: Indhent samtykke i et særskilt felt" in jatak(*words, "--language", "da").stdout


def test_an_audience_in_the_language_of_the_reader(chloe: int) -> None:
    words = ("audience", "--message", "marketing-with-consent", "--as-of", "2026-06-01", "--language", "no")
    (one,) = told(*words)["situations"]
    assert one["because"] == "Personen har ikke gitt samtykke."
    assert one["would_change"].startswith("Innhent samtykke i en egen boks")
    assert "Personen har ikke gitt samtykke." in jatak(*words).stdout


def test_a_language_without_words_is_answered_with_those_that_there_are(chloe: int) -> None:
    for command in (("decide", "--person", str(chloe)), ("audience",)):
        done = jatak(*command, "--language", "tlh")
        assert (done.returncode, done.stdout) == (2, "")
        assert "There are no words in 'tlh'." in done.stderr
        assert "There are: en, da, de, fi, fr, nb, nl, sv." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("decide", "--person", "99"), "Nobody is known as 99."),
        (("decide", "--person", "1", "--purpose", "spam"), "There is no purpose 'spam'."),
        (("decide", "--person", "1", "--channel", "fax"), "There is no channel 'fax'."),
        (("decide", "--person", "1", "--element", "joke"), "There is no element 'joke'."),
        (("audience", "--controller", "Nobody"), "There is no company Nobody."),
        (("audience", "--topic", "shoes"), "There is no topic shoes."),
        (("audience", "--as-of", "yesterday"), "'yesterday' is not a day."),
        (("audience", "--law-as-of", "1066"), "'1066' is not a day."),
        (("audience", "--law-as-of", "1066-10-14"), "No rule pack is in force on 1066-10-14."),
        (("audience", "--own-similar", "maybe"), "'maybe' is no answer."),
        (("replay", "4711"), "There is no message 4711."),
    ],
)
def test_what_cannot_be_asked_is_said(chloe: int, words: tuple[str, ...], said: str) -> None:
    done = jatak(*words, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
