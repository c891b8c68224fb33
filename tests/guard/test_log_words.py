"""Whatever the console writes into the log is called something there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jatak.console.log.words import VERBS

SOURCE = Path(__file__).parents[2] / "src" / "jatak"


def verbs() -> Iterator[str]:
    for file in (*SOURCE.glob("console/**/*.py"), *SOURCE.glob("accounts/*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "changed":
                yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def test_every_verb_has_words() -> None:
    written = set(verbs())
    assert len(written) > 10
    assert written - set(VERBS) == set()
