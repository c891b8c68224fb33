"""`jatak person erase` shows first, and does it with --yes alone."""

import json

import pytest
from tests.story.erasing import MARKS, everywhere, where_is
from tests.story.old_messages import asked

from jatak.base.errors import UsageError
from jatak.cli.erasing import erase_person

pytestmark = pytest.mark.usefixtures("database")


def test_nothing_happens_without_yes_and_all_of_it_with(capsys):
    _, ana = everywhere()
    before = where_is(*MARKS)
    erase_person("ana.jensen@hjemmebane.example", "request", "Ida", yes=False, as_json=True)
    foreseen = json.loads(capsys.readouterr().out)
    assert foreseen["erased"] is False
    assert where_is(*MARKS) == before
    erase_person(str(ana.pk), "request", "Ida", yes=True, as_json=True)
    done = json.loads(capsys.readouterr().out)
    assert (done["gone"], done["locked"]) == (foreseen["gone"], foreseen["locked"])
    assert (done["erased"], done["again"]) == (True, False)
    erase_person(str(ana.pk), "request", "Ida", yes=True, as_json=True)
    assert json.loads(capsys.readouterr().out)["again"], "again is harmless"
    with pytest.raises(UsageError, match="erased before"):
        erase_person(str(ana.pk), "request", "Ida", yes=False, as_json=True)


def test_it_is_shown_in_words(capsys):
    _, ana = everywhere()
    asked("UPDATE customers.customers_relation SET delivery_end = now() + interval '9 days'")
    erase_person(str(ana.pk), "request", "Ida", yes=False, as_json=False)
    said = capsys.readouterr().out
    for words in ("would be erased", "Locked until", "Denmark: 24 months", "open_order", "--yes"):
        assert words in said


def test_a_reason_that_is_none_and_a_person_who_is_none_are_said():
    with pytest.raises(UsageError, match="--why"):
        erase_person("1", "boredom", "Ida", yes=True, as_json=True)
    with pytest.raises(UsageError, match="Nobody is known"):
        erase_person("4711", "request", "Ida", yes=True, as_json=True)
