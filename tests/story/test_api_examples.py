"""The examples in docs/api.md run as they stand."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.story.calling import asked_by_api, program
from tests.story.cast import company
from tests.story.serving import served

from jatak.database.using import acting_as

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
EXAMPLES = re.findall(r"```sh\n(.*?)```", DOCS.read_text(), re.DOTALL)


@pytest.mark.needs("curl")
def test_each_example_is_answered_well(database: None) -> None:
    assert len(EXAMPLES) > 6
    with acting_as("admin"):
        travel = company()
    asked_by_api(travel)
    shop = program(travel)
    with served() as address:
        for example in EXAMPLES:
            environment = os.environ | {"JATAK": address, "TOKEN": shop.words}
            done = subprocess.run(
                ["bash", "-ec", example], env=environment, capture_output=True, text=True, check=False, timeout=60
            )
            assert done.returncode == 0, example + done.stdout + done.stderr
            assert done.stdout.startswith("{"), example
