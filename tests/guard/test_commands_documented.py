"""Every command is in docs/operate.md or another page for users, and says what it does."""

from pathlib import Path

import pytest

from jatak.cli.registry import COMMANDS

DOCS = "\n".join(file.read_text() for file in (Path(__file__).parents[2] / "docs").glob("*.md"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented(name):
    assert f"bin/jatak {name}" in DOCS
