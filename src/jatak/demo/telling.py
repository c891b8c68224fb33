"""Telling the story on a terminal of any width: in short for a check, with every step explained for a newcomer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

WIDEST = 100
"""Longer lines are hard to read."""

Advance = Callable[[int], None]


class Telling:
    """The narrator."""

    def __init__(self, console: Console, explains: bool) -> None:
        self.console = console
        self.explains = explains
        console.width = min(console.width, WIDEST)

    def opening(self, words: str) -> None:
        """What this is, before it begins."""
        if self.explains:
            self._paragraphs(words)

    def closing(self, words: str) -> None:
        """What it all was, at the end."""
        if self.explains:
            self.console.print()
            self._paragraphs(words)

    def step(self, number: int, total: int, title: str, words: str) -> None:
        """A step begins."""
        if not self.explains:
            return
        self.console.print()
        self.console.print(Rule(Text(f"{number} of {total}  {title}", style="bold"), align="left", style="cyan"))
        self._paragraphs(words)

    def fact(self, words: str) -> None:
        """Something that was asserted."""
        if self.explains:
            self._marked("✓", words, "green")

    def note(self, words: str) -> None:
        """Something worth knowing, said in an explained play alone."""
        if self.explains:
            self.console.print(Padding(Text(words), (0, 0, 0, 4), expand=False))

    def show(self, what: RenderableType) -> None:
        """A table or a box, shown in an explained play alone."""
        if self.explains:
            self.console.print(Padding(what, (1, 2), expand=False))

    def done(self, number: int, title: str, seconds: float) -> None:
        """A step came out as told."""
        if not self.explains:
            self._marked("✓", f"{number:>2} {title} ({seconds:.1f} s)", "green")

    def failed(self, number: int, title: str) -> None:
        """A step did not come out as told."""
        self._marked("✗", f"{number:>2} {title}", "red")

    @contextmanager
    def bar(self, words: str, total: int) -> Iterator[Advance]:
        """A progress bar while something is counted up to `total`."""
        columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
        hidden = not self.console.is_terminal
        with Progress(*columns, console=self.console, transient=True, disable=hidden) as progress:
            task = progress.add_task(words, total=total)
            yield lambda completed: progress.update(task, completed=completed)

    @contextmanager
    def waiting(self, words: str) -> Iterator[None]:
        """A sign of life while something takes its time."""
        if self.console.is_terminal:
            with self.console.status(words):
                yield
        else:
            yield

    def _paragraphs(self, words: str) -> None:
        for paragraph in words.strip().split("\n\n"):
            self.console.print(Padding(Text(" ".join(paragraph.split())), (0, 0, 1, 0), expand=False))

    def _marked(self, mark: str, words: str, style: str) -> None:
        line = Table.grid(padding=(0, 1))
        line.add_row(Text(mark, style), Text(words))
        self.console.print(line)
