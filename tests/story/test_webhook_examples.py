"""The examples of docs/webhooks.md and docs/passing-on.md run as they stand."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.story.cast import DAY, company, person, says_yes
from tests.story.passing import SOL, asks_for, leaves, partner_of, passings
from tests.story.serving import served

from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.hooks.signing import headers
from jatak.onward.models import Partner, Passing, Way
from jatak.onward.naming import keyed
from jatak.onward.partners import Agreed, new_token, secret_of

DOCS = Path(__file__).parents[2] / "docs"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"type":"left","data":{"medium":"link"}}'


def examples(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(), re.DOTALL)


def test_the_example_in_python_tells_our_calls_from_others() -> None:
    (example,) = examples("webhooks.md", "python")
    known: dict[str, Callable[..., bool]] = {}
    exec(example, known)
    signed = headers(SECRET, "msg_1", now(), BODY)
    assert known["is_from_jatak"](SECRET, signed, BODY)
    assert not known["is_from_jatak"](SECRET, signed, BODY + b" ")
    old = headers(SECRET, "msg_1", datetime(2026, 5, 3, tzinfo=UTC), BODY)
    assert not known["is_from_jatak"](SECRET, old, BODY)


@pytest.mark.needs("openssl")
def test_the_line_of_shell_prints_the_signature(tmp_path: Path) -> None:
    (example,) = examples("webhooks.md", "sh")
    (tmp_path / "body").write_bytes(BODY)
    signed = headers(SECRET, "msg_1", now(), BODY)
    told = {"ID": "msg_1", "TIMESTAMP": signed["webhook-timestamp"], "SECRET": SECRET}
    assert f"v1,{run(example, tmp_path, told).strip()}" == signed["webhook-signature"]


@pytest.fixture
def hotel(database: None) -> Iterator[Partner]:
    with acting_as("admin"):
        travel = company()
        sol = partner_of(travel, Agreed(Way.FILE))
        ben = person("Ben")
        says_yes(ben, asks_for(travel, SOL), now() - DAY)
        leaves(ben, travel, now())
        passings(now())
        yield sol


@pytest.mark.needs("curl")
@pytest.mark.needs("openssl")
def test_a_partner_fetches_and_acknowledges_its_file_as_the_example_says(hotel: Partner, tmp_path: Path) -> None:
    fetching, hashing, telling = examples("passing-on.md", "sh")
    token, secret = new_token(hotel), secret_of(hotel)
    with served() as address:
        here = {"ADDRESS": f"{address}/in/onward/{token}", "SECRET": secret}
        said, heard = run(fetching, tmp_path, here), run(telling, tmp_path, here)
    assert said == '{"acknowledged": 1}'
    assert heard == '{"events": 2}'
    assert "ben@example.com" in (tmp_path / "left.csv").read_text()
    assert Passing.objects.get().why == "file"
    assert run(hashing, tmp_path, {"SECRET": secret}).strip() == keyed(secret, "ben@example.com")


def run(example: str, folder: Path, told: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euc", example],
        cwd=folder,
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, example + done.stdout + done.stderr
    return done.stdout
