"""Tests that need a program of the system, and what was not tested without it."""

from typing import Any

import pytest

_left_out: dict[str, int] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--without smtp-sink,...` leaves out the tests marked `needs("smtp-sink")`."""
    parser.addoption("--without", action="append", default=[], metavar="NAME,...", help="leave out what needs NAME")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "needs(name): needs this program of the system (see bin/packages)")


def _names(config: pytest.Config) -> set[str]:
    return {name for given in config.getoption("--without") for name in given.split(",") if name}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what cannot run, and count it."""
    without, left_out = _names(config), []
    for item in items:
        if missing := {name for mark in item.iter_markers("needs") for name in mark.args} & without:
            left_out.append(item)
            for name in missing:
                _left_out[name] = _left_out.get(name, 0) + 1
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where several processes test, each has looked at all tests; who prints has not."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = _left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """What a process left out, which is the same in each."""
    _left_out.update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was not tested."""
    for name in sorted(_names(config)):
        terminalreporter.write_line(f"NOT TESTED without {name}: {_left_out.get(name, 0)} tests", yellow=True)
