"""Whatever the console writes into the log is called something there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jatak.console.log.words import PAGES, VERBS

SOURCE = Path(__file__).parents[2] / "src" / "jatak"


def logged(how: str, nth: int) -> Iterator[str]:
    """What stands as the nth argument of each call of `operator.changed`, `looked` or `looked_at`."""
    for file in (*SOURCE.glob("console/**/*.py"), *SOURCE.glob("accounts/*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == how:
                yield from (arg.value for arg in node.args[nth : nth + 1] if isinstance(arg, ast.Constant))


def test_every_verb_has_words() -> None:
    written = set(logged("changed", 0))
    assert len(written) > 10
    assert written - set(VERBS) == set()


def test_every_page_about_a_person_has_words() -> None:
    assert {*logged("looked", 1), *logged("looked_at", 1)} == set(PAGES)
