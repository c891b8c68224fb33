"""What a command says, and where: answers on standard output, everything else on standard error."""

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from jatak.base.errors import JatakError
from jatak.database.trouble import explained

console = Console(stderr=True, highlight=False)
"""Progress, logs and words for the reader; never part of an answer."""

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on the last line of standard output.")]
"""The option `--json`; a command hands its value to `answer`."""


def answer(content: Mapping[str, Any], as_json: bool, show: Callable[[], object] | None = None) -> None:
    """Print an answer: as one line of JSON, or by `show`, or as a line per entry."""
    if as_json:
        print(json.dumps(content, ensure_ascii=False, default=str), flush=True)
    elif show:
        show()
    else:
        for name, value in content.items():
            print(f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}")


def fail(error: JatakError) -> NoReturn:
    """Print one clear message with its remedy on standard error and end with the error's exit code."""
    console.print(f"Error: {error.message}", style="red", markup=False, soft_wrap=True)
    if error.remedy:
        console.print(error.remedy, markup=False, soft_wrap=True)
    sys.exit(error.exit_code)


def run(command: Callable[[], object]) -> None:
    """Run the command line; errors of domain and database are explained, our own mistakes keep their traceback."""
    try:
        command()
    except Exception as error:
        if (known := explained(error)) is None:
            raise
        if os.environ.get("JATAK_DEBUG") == "1":
            traceback.print_exc()
        fail(known)
