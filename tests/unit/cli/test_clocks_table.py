"""What the clocks find as a table: a column stands there only where it says something."""

import pytest

from jatak.cli.clocks_table import show

ROW = {"company": "Sydrejser", "clock": "unused", "due": 1, "people": 1}


@pytest.mark.parametrize("first", [None, [], [{"person": 4711, "due_at": "2026-05-03T12:00:00+00:00"}]])
def test_people_have_a_column_where_some_are_named(first, capsys):
    show({"due": [ROW | ({} if first is None else {"first": first})]})
    said = capsys.readouterr().out
    assert ("first" in said) == ("person 4711 on 2026-05-03" in said) == bool(first)
    assert "Sydrejser" in said
