"""One question at a time; whoever gave an option is not asked, and without a terminal nobody is."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.prompt import Confirm, Prompt

from jatak.base.errors import UsageError
from jatak.cli.output import console

T = TypeVar("T")


class Asker:
    """Asks on the terminal, if there is one and somebody at it."""

    def __init__(self, as_json: bool) -> None:
        self.interactive = not as_json and sys.stdin.isatty()
        self._again = False

    def text(self, given: str, question: str, default: str = "", choices: Sequence[str] | None = None) -> str:
        """What was given, or what is answered, or the default; what could not be used is asked, with what was given."""
        default = given or default
        if not self.interactive or (given and not self._again):
            return default
        asked = Prompt.ask(question, console=console, default=default, show_default=bool(default), choices=choices)  # type: ignore[arg-type]
        return str(asked or "").strip()

    def agreed(self, given: bool, question: str, default: bool = True) -> bool:
        """Yes by option, or by answer."""
        if given or not self.interactive:
            return given
        return Confirm.ask(question, console=console, default=default)

    def hidden(self, question: str) -> str:
        """A password, not shown."""
        return Prompt.ask(question, console=console, password=True) if self.interactive else ""

    def until_good(self, ask: Callable[[], T]) -> T:
        """Ask again while the answer cannot be used; without a terminal it is an error."""
        while True:
            try:
                found = ask()
            except UsageError as error:
                if not self.interactive:
                    raise
                console.print(f"{error.message} {error.remedy}", style="yellow", markup=False, soft_wrap=True)
                self._again = True
            else:
                self._again = False
                return found

    def heading(self, words: str) -> None:
        """What comes next."""
        if self.interactive:
            console.print(f"\n{words}", style="bold")

    def tell(self, words: str) -> None:
        """Something to know."""
        console.print(words, markup=False, soft_wrap=True)
