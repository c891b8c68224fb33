"""Who waits for a large file is told how far it is, and who reads from a pipe is not."""

from io import BytesIO

import pytest
from tests.unit.verify.ledger import Ledger

from jatak_verify import telling
from jatak_verify.checking import TIMES_READ, Trust, findings
from jatak_verify.files.export import opened
from jatak_verify.files.work import Work


def test_the_work_that_is_expected_is_the_work_that_is_done(tmp_path):
    data = Ledger().written(tmp_path / "e.zip").read_bytes()
    shares = []
    work = Work(lambda path, number, share: shares.append(share), TIMES_READ)
    assert list(findings(opened(BytesIO(data), work), Trust()))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert work.done == pytest.approx(work.expected, rel=0.2), "the rest are small files that are read twice"


def test_the_time_that_is_left_follows_from_what_is_done(monkeypatch, capsys):
    at = iter([0.0, 30.0])
    monkeypatch.setattr(telling, "monotonic", lambda: next(at))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    telling.Progress()("data/events.jsonl", 5000, 0.2)
    assert capsys.readouterr().err.endswith(" 20%  Reading data/events.jsonl, line 5,000, 2:00 left")


def test_a_pipe_hears_nothing(capsys):
    telling.Progress()("data/events.jsonl", 5000, 0.2)
    assert capsys.readouterr().err == ""
