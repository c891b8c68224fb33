"""Installations of their own, run by child processes: as root or as an ordinary user, wherever the home lies."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeAlias

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PACKAGES = Path(sysconfig.get_path("purelib"))


Ordinary: TypeAlias = "tuple[list[str], dict[str, Any], dict[str, str]]"
"""The command of Python, how `subprocess` starts it, and its environment."""


@dataclass
class House:
    """A home, and how to run Python in its name."""

    home: Path
    python: list[str]
    start: dict[str, Any]
    environment: dict[str, str]

    def begin(self, code: str, **more: str) -> "subprocess.Popen[str]":
        """Start a piece of Python as the owner of this home."""
        environment = {"PATH": os.defpath, "JATAK_HOME": str(self.home), **self.environment, **more}
        channels = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": "/"}
        return subprocess.Popen([*self.python, "-c", dedent(code)], env=environment, **channels, **self.start)

    def run(self, code: str, fails: bool = False, **more: str) -> str:
        """Run a piece of Python; what it printed, or with `fails` what it said on standard error."""
        process = self.begin(code, **more)
        out, err = process.communicate(timeout=120)
        assert (process.returncode != 0) == fails, err + out
        return err if fails else out.strip()

    def cli(self, *words: str, fails: bool = False, **more: str) -> str:
        """Run a command of `jatak`."""
        return self.run(f"import sys; sys.argv[1:] = {words!r}; from jatak.cli.main import main; main()", fails, **more)


@pytest.fixture(scope="session")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ordinary]:
    """How an ordinary user runs Python: by himself, or lent by root, with copies of what is closed to him."""
    if os.geteuid() != 0:
        yield [sys.executable], {}, {}
        return
    nobody = pwd.getpwnam("nobody")
    start = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    with tempfile.TemporaryDirectory(prefix="jatak-copies-") as copies:
        os.chmod(copies, 0o755)
        python = _reachable_python(start, Path(copies))
        paths = [_reachable(path, start, Path(copies)) for path in (SOURCE, PACKAGES)]
        yield python, start, {"PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}


def _can(start: dict[str, Any], *command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, cwd="/", check=False, **start).returncode == 0
    except OSError:
        return False


def _reachable_python(start: dict[str, Any], copies: Path) -> list[str]:
    name = f"python3.{sys.version_info.minor}"
    for python in (str(Path(sys.base_prefix) / "bin" / name), f"/usr/bin/{name}"):
        if _can(start, python, "-I", "-c", "import ssl, encodings"):
            return [python]
    library = Path(sysconfig.get_path("stdlib"))
    skip = shutil.ignore_patterns("test", "site-packages", "__pycache__", "*.a", "idlelib")
    shutil.copytree(library, copies / "lib" / library.name, ignore=skip, symlinks=True)
    (copies / "bin").mkdir()
    shutil.copy2(Path(sys.base_prefix) / "bin" / name, copies / "bin" / name)
    for shared in Path(sys.base_prefix).glob("lib/libpython*.so*"):
        shutil.copy2(shared, copies / "lib" / shared.name)
    return [str(copies / "bin" / name)]


def _reachable(path: Path, start: dict[str, Any], copies: Path) -> Path:
    if _can(start, "ls", str(path)):
        return path
    skip = shutil.ignore_patterns("__pycache__", "mypy*", "*stubs*", "hypothesis*", "ruff*")
    return Path(shutil.copytree(path, copies / path.name, ignore=skip, symlinks=True))


@pytest.fixture(params=["root", "ordinary"])
def owner(request: pytest.FixtureRequest) -> str:
    """Who builds: root, or an ordinary user."""
    if request.param == "root" and os.geteuid() != 0:
        pytest.skip("NOT TESTED as root: the tests run as an ordinary user")
    return str(request.param)


@pytest.fixture
def plot(owner: str) -> Iterator[Path]:
    """An empty folder that belongs to whoever builds there."""
    folder = Path(tempfile.mkdtemp(prefix="jatak-plot-"))
    if owner == "ordinary" and os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def build(owner: str, plot: Path, ordinary: Ordinary) -> Iterator[Callable[[Path], House]]:
    """Build a house at a path; what runs in it is stopped at the end."""
    python, start, environment = ([sys.executable], {}, {}) if owner == "root" else ordinary
    houses: list[House] = []

    def build_at(home: Path) -> House:
        houses.append(House(home, python, start, environment))
        return houses[-1]

    yield build_at
    for house in houses:
        if (record := house.home / "postgres.socket").exists():
            sockets = Path(record.read_text())
            house.run("from jatak.database import embedded; embedded.stop()")
            shutil.rmtree(sockets, ignore_errors=True)


@pytest.fixture
def house(build: Callable[[Path], House], plot: Path) -> House:
    """A house whose home does not exist yet."""
    return build(plot / "home")
