"""`jatak law diff` as its user meets it: laws that cannot be read are refused, values and people are told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.story.cast import DAY, NOON, company, mailbox, person
from tests.story.repacked import repacked

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Acquaintance, Controller, CountryOrigin, Person
from jatak.people.profiles import News, set_profile

WORDS = ("--own-similar", "yes", "--as-of", "2026-06-01")
LONG, SHORT, ELSEWHERE = ("Ana", "FR", 700), ("Bo", "FR", 30), ("Chloe", "DK", 700)


@pytest.fixture(scope="module")
def shop(shared_database: None) -> Controller:
    """A company with two customers in France and one in Denmark."""
    with acting_as("admin"):
        shop = company("Gift House")
        for name, country, days in (LONG, SHORT, ELSEWHERE):
            _customer(person(name), shop, country, days)
    return shop


def _customer(somebody: Person, shop: Controller, country: str, days: int) -> None:
    bought = NOON - days * DAY
    set_profile(somebody, News(country=country, country_origin=CountryOrigin.BILLING), bought)
    # The same sale twice: whoever has several candidates is counted once.
    for number in ("1", "2"):
        Relation.objects.create(
            person=somebody,
            controller=shop,
            contact_point=mailbox(somebody),
            kind=RelationKind.SALE,
            concluded_at=bought,
            address_from_sale=Tri.YES,
            opt_out_offered=Tri.YES,
            external_key=f"{somebody.pk} {number}",
        )
    Acquaintance.objects.filter(person=somebody).update(last_own_act_at=NOON)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A folder with a French pack that lets customers be written to for a year."""
    (tmp_path / "FR.toml").write_text(repacked("FR", {"customer.window_months": "12"}), "utf-8")
    return tmp_path


def jatak(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "jatak.cli", "law", "diff", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def told(*words: str) -> dict[str, Any]:
    done = jatak(*words, "--json")
    assert done.returncode == 0, done.stderr
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def test_who_is_lost_by_a_draft_and_why(shop: Controller, draft: Path) -> None:
    content = told("2026-11-21", str(draft), "--law-as-of", "2026-11-21", *WORDS)
    (change,) = [each for each in content["values"]["changed"] if each["parameter"] == "customer.window_months"]
    assert (change["country"], change["other_value"]) == ("FR", True)
    assert (change["old"]["value"]["sale"], change["new"]["value"]["sale"], change["new"]["cite"]) == (36, 12, "draft")
    audience = content["audience"]
    assert audience["controller"] == "Gift House"
    assert {name: audience[name] for name in ("people", "gained", "lost", "otherwise", "unchanged")} == {
        "people": 3,
        "gained": 0,
        "lost": 1,
        "otherwise": 0,
        "unchanged": 2,
    }
    (group,) = audience["groups"]
    assert (group["kind"], group["country"], group["count"], group["reachable"]) == ("lost", "FR", 1, 1)
    assert (group["old"]["rule"], group["new"]["rule"]) == ("existing_customer", "customer_relation_ended")
    assert group["new"]["because"]
    assert group["new"]["would_change"]
    (situation,) = group["situations"]
    assert (situation["old"]["within_window"], situation["new"]["within_window"]) == (True, False)


def test_one_pack_in_the_place_of_its_country(shop: Controller, draft: Path) -> None:
    audience = told(str(draft / "FR.toml"), "today", *WORDS)["audience"]
    assert (audience["gained"], audience["lost"]) == (1, 0)


def test_the_same_law_changes_nothing(shop: Controller) -> None:
    content = told("2026-11-21", "2026-11-21", *WORDS)
    assert content["values"] == {"added": [], "removed": [], "changed": []}
    assert (content["audience"]["unchanged"], content["audience"]["groups"]) == (3, [])


def test_another_window_of_the_company_itself(shop: Controller) -> None:
    audience = told("2026-11-21", "2026-11-21", *WORDS, "--window-months", "3", "--industry", "shop")["audience"]
    assert audience["own_limits"] == {
        "old": {"industry": None, "window_months": None, "inactivity_months": None},
        "new": {"industry": "shop", "window_months": 3, "inactivity_months": None},
    }
    assert (audience["lost"], audience["unchanged"]) == (2, 1)
    assert {group["country"] for group in audience["groups"]} == {"FR", "DK"}


def test_for_a_reader_it_ends_with_the_answer(shop: Controller, draft: Path) -> None:
    shown = jatak("today", str(draft), *WORDS).stdout
    assert "customer.window_months" in shown
    assert "Lost: 1 person" in shown
    assert "within window no" in " ".join(shown.replace("│", " ").split())
    assert shown.splitlines()[-1] == "0 people would be gained, 1 lost, 2 stay"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--window-months=0", "0 is no number of months."),
        ("--inactivity-months=soon", "--inactivity-months soon is no number of months."),
        ("--industry=whaling", "There is no profile of the industry 'whaling'."),
    ],
)
def test_an_impossible_choice_is_said(shop: Controller, option: str, said: str) -> None:
    done = jatak("today", "today", option)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
