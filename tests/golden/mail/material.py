"""Where real mails lie, and what is known of each: shared material, or fetched by bin/material."""

import ast
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("JATAK_MATERIAL") or HERE.parent / "shared" / "material")
FETCHED = HERE / ".material"
ANSWERS = tomllib.loads((Path(__file__).parent / "answers.toml").read_text())


@dataclass(frozen=True)
class Case:
    """A bounce, with whom it is about; nobody where it names none."""

    file: Path
    recipients: tuple[str, ...]
    permanent: bool


def folder(path: Path, how: str) -> Path:
    """The folder; skips where it is not there."""
    if not path.exists():
        pytest.skip(f"NOT TESTED: {path} is not there; {how}.")
    return path


def shared(name: str) -> Path:
    """A folder of the shared material."""
    return folder(SHARED / name, "set JATAK_MATERIAL to the folder of real material")


def fetched(name: str) -> Path:
    """A folder that bin/material brings."""
    return folder(FETCHED / name, "run bin/material")


def bounce_email() -> list[Case]:
    """The 38 of bounce_email."""
    at = shared("bounces") / "bounces"
    return [_case(at / f"{name}.txt", said) for name, said in ANSWERS["bounces"].items()]


def flufl() -> list[Case]:
    """Those of flufl.bounce, as its own table has them, mended where the mail says otherwise."""
    at = fetched("flufl.bounce") / "tests"
    mended = ANSWERS["flufl"]
    cases = {}
    for name, addresses, temporary in _table(at / "test_detectors.py"):
        named = set(mended["recipients"].get(name, addresses)) | set(cases[name].recipients if name in cases else ())
        permanent = not (temporary or name in mended["temporary"])
        cases[name] = Case(at / "data" / f"{name}.txt", tuple(sorted(named)), permanent)
    return [case for case in cases.values() if case.recipients]


def ordinary() -> list[Path]:
    """The messages of SpamAssassin's corpus."""
    return sorted((fetched("spam-assassin") / "data").glob("*/*.txt"))


def _case(file: Path, said: str) -> Case:
    code, *recipients = said.split()
    return Case(file, tuple(recipients), code == "p")


def _table(source: Path) -> list[tuple[str, list[str], bool]]:
    """File, addresses and whether temporary, of the list DETECTORS in its tests."""
    assigned = (node for node in ast.parse(source.read_text()).body if isinstance(node, ast.Assign))
    (value,) = (node.value for node in assigned if getattr(node.targets[0], "id", "") == "DETECTORS")
    rows: list[Any] = ast.literal_eval(value)
    return [(name[:-4], [one.decode() for one in addresses], temporary) for _, name, addresses, temporary in rows]
