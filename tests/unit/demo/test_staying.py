"""After an explained play everything stays open, at a terminal and without one; a check ends by itself."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from jatak.cli.demo import demo
from jatak.demo import house, staying, story
from jatak.demo.accounts import LogIn
from jatak.demo.sink import Sink


def asked_to_end(_stop: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def world():
    servers = SimpleNamespace(console="http://127.0.0.1:8000", click=lambda uri: 200, watch=asked_to_end)
    mette = LogIn("Mette Holm", "mette@sydrejser.example", "sommer-og-sol-2026", "administrator", "sets up")
    with Sink() as sink:
        yield SimpleNamespace(sink=sink, servers=servers, form="/s/2-nyhedsbrev/", log_ins=[mette])


@pytest.mark.parametrize(("terminal", "ending"), [(True, "Ctrl-C"), (False, "kill {pid}")])
def test_it_says_where_to_go_and_how_to_end_it(world, terminal, ending):
    out = io.StringIO()
    staying.stay(Console(file=out, force_terminal=terminal, width=100, color_system=None), world)
    for said in (
        "http://127.0.0.1:8000/console/",
        "http://127.0.0.1:8000/s/2-nyhedsbrev/",
        "mette@sydrejser.example",
        "sommer-og-sol-2026",
        f"{ending.format(pid=os.getpid())} ends",
    ):
        assert said in out.getvalue()


@pytest.mark.parametrize(("checked", "stays"), [(False, 1), (True, 0)])
def test_whoever_runs_it_without_a_terminal_gets_in_too(monkeypatch, tmp_path, checked, stays):
    @contextmanager
    def here(keep: Path | None) -> Iterator[house.House]:
        yield house.House(tmp_path, kept=False)

    stayed = []
    monkeypatch.setattr(house, "house", here)
    monkeypatch.setattr(house, "set_up", lambda url: None)
    monkeypatch.setattr(story, "play", lambda *play: ([], None))
    monkeypatch.setattr("jatak.demo.ending.figures", lambda *played: {})
    monkeypatch.setattr("jatak.demo.ending.summary", lambda content: "")
    monkeypatch.setattr("jatak.demo.ending.try_next", lambda *what: None)
    monkeypatch.setattr(staying, "stay", lambda *what: stayed.append(what))
    demo(check=checked)
    assert len(stayed) == stays
