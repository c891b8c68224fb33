"""Whoever writes a new column says what it tells of people, and what becomes of it when they are erased."""

from collections import Counter

import pytest
from django.apps import apps

from jatak.retention.erasure.columns import tables
from jatak.retention.erasure.erasing import GOING
from jatak.retention.erasure.parting import PARTING

MODELS = {
    model._meta.db_table.replace('"', "").rpartition(".")[2]: model
    for model in apps.get_models()
    if model.__module__.startswith("jatak.")
}
THEIRS_BY_A_NUMBER = ("retention_erasure",)
TOUCHED = {name.partition("__")[0] for name in GOING}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_column_is_classified_once(name):
    there = {field.column for field in MODELS[name]._meta.local_concrete_fields if field.column}
    assert name in tables(), f"say of each column of {name} in retention/erasure/columns.toml what it tells of people"
    said = Counter(tables()[name].columns)
    assert set(said) == there, "every column, and none that is not there"
    assert max(said.values()) == 1, "each once"


@pytest.mark.parametrize("name", sorted(tables()))
def test_whatever_tells_of_people_goes_or_says_why_it_stays(name):
    table = tables()[name]
    assert name in MODELS, "a table that is no longer there"
    assert table.goes in ("", "deleted", "emptied", "along")
    if table.personal or table.link:
        assert table.goes or table.stays, "it must go, or say why it stays"
    assert (table.goes in ("deleted", "emptied")) == (name in TOUCHED - {"consent_event"}), "as sql/going.sql does it"


@pytest.mark.parametrize("name", sorted(tables()))
def test_whatever_tells_of_people_says_how_it_belongs_to_a_company(name):
    table = tables()[name]
    if not table.personal and not table.link:
        assert (table.company, name in PARTING) == ("", False), "nobody is told of here"
        return
    assert table.company in ("named", "follows", "used", "ledger", "shared", "kept"), "say in columns.toml whose it is"
    assert (table.company in ("named", "used")) == (name in PARTING), "as sql/parting.sql does it"
    if table.company == "kept":
        assert table.stays, "what stays in every erasure says why"
        assert not table.goes
    if {"person_id", "controller_id"} <= set(table.columns) and table.company == "kept":
        assert name in THEIRS_BY_A_NUMBER, "a row that names person and company is that company's"
