"""A test of leaving under way, which keeps each step."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from jatak.base.errors import JatakError
from jatak.inbound.mailbox.address import Mailbox
from jatak.people.models import Controller
from jatak.selftest.models import Outcome, Run, Step
from jatak.selftest.patience import Patience
from jatak.selftest.trouble import NotTested

T = TypeVar("T")


@dataclass
class Trial:
    """A run under way."""

    company: Controller
    run: Run
    now: Callable[[], datetime]
    patience: Patience
    box: Mailbox | None

    def take(self, medium: str, name: str, step: Callable[[], T], words: str = "") -> T:
        """Take one step and keep how it ended, and how long it took; raises what it raised. `words` are kept of a
        step that passed: what it does not cover."""
        began = time.monotonic()
        try:
            done = step()
        except NotTested as error:
            self.note(medium, name, Outcome.NOT_TESTED, time.monotonic() - began, f"{error.message} {error.remedy}")
            raise
        except JatakError as error:
            self.note(medium, name, Outcome.FAILED, time.monotonic() - began, f"{error.message} {error.remedy}")
            raise
        self.note(medium, name, Outcome.PASSED, time.monotonic() - began, words)
        return done

    def note(self, medium: str, name: str, outcome: Outcome, seconds: float = 0.0, words: str = "") -> None:
        """Keep one step."""
        Step.objects.create(
            run=self.run, medium=medium, name=name, outcome=outcome, seconds=round(seconds, 3), words=words
        )
