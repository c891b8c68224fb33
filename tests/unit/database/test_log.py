"""The log of the embedded server."""

from pathlib import Path

import pytest

from jatak.database import log


@pytest.mark.parametrize(("offset", "read"), [(0, "0123456789"), (7, "789"), (-4000, "0123456789"), (10, "")])
def test_what_was_written_since_is_read_also_where_the_log_is_short(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, offset: int, read: str
) -> None:
    monkeypatch.setattr(log, "log_file", lambda: tmp_path / "postgres.log")
    (tmp_path / "postgres.log").write_text("0123456789")
    assert log.log_since(offset) == read
