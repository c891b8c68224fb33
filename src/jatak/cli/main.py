"""The command line `jatak`."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from jatak.cli.output import run
from jatak.cli.registry import COMMANDS, Command
from jatak.cli.role import bring_up_to_date, set_up


class Registered(TyperGroup):
    """Finds commands in the registry and imports only the one that is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the registry's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, None when there is none."""
        return _load(cmd_name, COMMANDS[cmd_name]) if cmd_name in COMMANDS else None


app = typer.Typer(cls=Registered, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@app.callback()
def jatak() -> None:
    """Knows who you may write to, proves why, sends only that, and lets people go in one click."""


def main() -> None:
    """Run the command line."""
    run(app)


def _load(name: str, command: Command) -> Any:
    if command.role:
        set_up(command.role, command.console)
    module = import_module(command.module)
    loaded = typer.main.get_command(getattr(module, "app", None) or _single(name, module))
    loaded.name = name
    if command.role and command.migrates:
        loaded.invoke = _migrated_first(loaded.invoke)  # type: ignore[method-assign, assignment]
    return loaded


def _single(name: str, module: object) -> typer.Typer:
    single = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
    single.command(name)(getattr(module, name.replace("-", "_")))
    return single


def _migrated_first(invoke: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def ready(context: Any) -> Any:
        bring_up_to_date()
        return invoke(context)

    return ready
