"""What may import what."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "jatak"
# One door out: whoever else spoke SMTP or SMS could send without a clearance.
DOORS = ("jatak.delivery.smtp", "jatak.delivery.sms", "smtplib", "aiosmtplib")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def opens_a_door(name: str) -> bool:
    return any(name == door or name.startswith(f"{door}.") for door in DOORS)


def test_imports_go_down_only():
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-logo"], cwd=SOURCE.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_delivery_is_the_only_door_out():
    others = (file for file in SOURCE.rglob("*.py") if SOURCE / "delivery" not in file.parents)
    offenders = {str(file.relative_to(SOURCE)) for file in others if any(map(opens_a_door, imports(file)))}
    assert offenders == set()
