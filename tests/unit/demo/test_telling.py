"""What the demo says when all is well, when not, and on a narrow terminal."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

from jatak.base.errors import UsageError
from jatak.demo import story
from jatak.demo.claims import NotAsTold, StepFailed, claim_same
from jatak.demo.telling import Telling
from jatak.demo.texts import table


def telling(explains: bool, width: int = 80) -> tuple[Telling, io.StringIO]:
    out = io.StringIO()
    return Telling(Console(file=out, width=width, highlight=False), explains), out


def failing(error: Exception) -> story.Played:
    def step(world: object) -> dict[str, object]:
        raise error

    tell, _ = telling(explains=False)
    world = SimpleNamespace(tell=tell, house=SimpleNamespace(kept=False))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(story.STEPS, "people", step)
        return story._step(world, 3, "people", "People")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "error", [NotAsTold("one is missing"), UsageError("one is missing"), ValueError("one is missing")]
)
def test_what_fails_names_its_step(error):
    with pytest.raises(StepFailed, match=r"^Step 3, people: .*one is missing"):
        failing(error)


def test_a_claim_says_what_was_found():
    with pytest.raises(NotAsTold, match="people: found 3, expected 4"):
        claim_same(3, 4, "people")


def test_every_step_is_explained_and_every_explanation_is_a_step():
    told = table("script.toml")["step"]
    assert [step["name"] for step in told] == list(story.STEPS)
    assert all(step["title"] and step["words"].strip() for step in told)


@pytest.mark.parametrize("width", [40, 58, 100, 200])
def test_nothing_is_wider_than_the_terminal(width):
    tell, out = telling(explains=True, width=width)
    for number, step in enumerate(table("script.toml")["step"], 1):
        tell.step(number, 13, step["title"], step["words"])
        tell.fact(step["words"])
    assert max(len(line) for line in out.getvalue().splitlines()) <= min(width, 100)


def test_a_check_explains_nothing():
    tell, out = telling(explains=False)
    tell.step(1, 13, "A title", "Many words.")
    tell.fact("A fact.")
    tell.done(1, "A title", 1.25)
    assert out.getvalue().split() == ["✓", "1", "A", "title", "(1.2", "s)"]
