"""The API is as its description says: schemathesis plays a program that reads it, and one that sends nonsense."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.story.calling import asked_by_api, program
from tests.story.cast import company
from tests.story.serving import served

from jatak.api import caller
from jatak.api.description import description
from jatak.database.using import acting_as
from jatak.people.models import Brand, ProductGroup, Topic

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
SETTINGS = Path(__file__).with_name("schemathesis.toml")


@pytest.fixture
def shop(database: None) -> Any:
    with acting_as("admin"):
        travel = company()
        for kind in (Topic, Brand, ProductGroup):
            kind.objects.create(controller=travel, name="Summer")
    asked_by_api(travel)
    made = program(travel)
    told = {"person": {"email": "ana@example.com"}}
    assert made.post("consents", {**told, "collection_point": "checkout", "language": "en"}).status_code == 201
    assert made.post("purchases", {**told, "key": "ORDER-2041"}).status_code == 201
    return made


def test_nothing_is_found(shop: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(caller, "A_MINUTE", 10**6)
    with served() as address:
        told = ["--config-file", str(SETTINGS), "run", f"{address}/api/v1/openapi.json"]
        done = subprocess.run(
            [SCHEMATHESIS, *told, "--header", f"Authorization: Bearer {shop.words}"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
            timeout=900,
        )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    assert f"Tested: {len(list(_operations()))}" in done.stdout, done.stdout


def test_every_operation_says_what_can_go_wrong_and_what_to_send() -> None:
    for method, operation in _operations():
        assert operation["description"], operation["operationId"]
        assert {"401", "403", "405", "429", "500"} <= set(operation["responses"])
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert list(answer["content"]) == ["application/problem+json"]
        if method in ("post", "patch"):
            assert {"400", "404", "409", "413", "415", "422"} <= set(operation["responses"])


def _operations() -> Iterator[tuple[str, Any]]:
    for operations in description()["paths"].values():
        yield from operations.items()
