"""The command that exports finds everything that an export reads, in a process of its own with its settings."""

import os
import subprocess
import sys

STARTS = """
from jatak.cli.registry import COMMANDS
from jatak.cli.role import set_up
command = COMMANDS["evidence"]
set_up(command.role, command.console)
import jatak.retention.disclosure
"""


def test_all_that_an_export_reads_is_there(tmp_path):
    others = {name: value for name, value in os.environ.items() if not name.startswith(("JATAK_", "DJANGO_"))}
    environment = others | {"JATAK_HOME": str(tmp_path / "home")}
    done = subprocess.run([sys.executable, "-c", STARTS], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
