"""The verifier stands apart: of Jatak it uses what is pure and named here, and nothing else."""

import ast
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "jatak_verify"
PURE = ("jatak.gate", "jatak.law", "jatak.evidence.merkle", "jatak.evidence.timestamp", "jatak.base.hashing")
OTHERS = {"cryptography", "rfc8785", "rfc3161_client"}


def imported() -> set[str]:
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                found.add(node.module or "")
    return found


def test_of_jatak_it_imports_what_is_pure():
    ours = {name for name in imported() if name.split(".")[0] == "jatak"}
    assert ours
    assert {name for name in ours if not any(name == pure or name.startswith(f"{pure}.") for pure in PURE)} == set()


def test_of_others_it_imports_the_standard_library_and_three_packages():
    rooms = {name.split(".")[0] for name in imported()} - {"jatak", "jatak_verify"}
    assert rooms - set(sys.stdlib_module_names) == OTHERS
