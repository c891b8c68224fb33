"""Countries are data: no country's name or code stands in the code of law, gate, wording and the pages of the law."""

import ast
import re
from pathlib import Path

import pytest

import jatak.gate
import jatak.law
import jatak.lawpages
import jatak.wording
from jatak.law.rulebook import documents

NAMES = {document.name for document in documents() if not document.layer}
FILES = [
    file
    for package in (jatak.law, jatak.gate, jatak.wording, jatak.lawpages)
    for file in Path(package.__path__[0]).rglob("*.py")
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_country_in(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.fullmatch(r"[A-Z]{2}", node.value), f"line {node.lineno}: {node.value}"
            assert not any(name in node.value for name in NAMES), f"line {node.lineno}: {node.value}"
