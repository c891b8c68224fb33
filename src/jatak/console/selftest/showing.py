"""The newest tests of a company, medium by medium."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from jatak.console.selftest.words import MEDIA, OUTCOMES, STEPS, verdict
from jatak.people.models import Controller
from jatak.selftest.models import Outcome, Policy, Run, Step

LAST = 10
"""So many tests of a company are shown."""


@dataclass(frozen=True)
class Shown:
    """One step."""

    name: "str | Promise"
    words: str
    outcome: "str | Promise"
    tone: str
    seconds: float


@dataclass(frozen=True)
class Medium:
    """Leaving by one medium: how it ended, how long all of it took, and its steps."""

    name: "str | Promise"
    outcome: "str | Promise"
    tone: str
    seconds: float
    steps: list[Shown]


@dataclass(frozen=True)
class Company:
    """One company with its newest test, and those before in a word each."""

    company: Controller
    run: Run | None
    verdict: "str | Promise"
    tone: str
    media: list[Medium]
    earlier: list[tuple[Run, "str | Promise"]]
    holds: bool


def shown(companies: list[Controller]) -> list[Company]:
    """The companies with what was found."""
    holding = set(Policy.objects.filter(controller__in=companies, holds=True).values_list("controller_id", flat=True))
    return [_company(each, each.pk in holding) for each in companies]


def _company(company: Controller, holds: bool) -> Company:
    runs = list(Run.objects.filter(controller=company).order_by("-began_at", "-pk")[:LAST])
    steps = list(Step.objects.filter(run__in=runs).order_by("pk"))
    untested = {step.run_id for step in steps if step.outcome == Outcome.NOT_TESTED}
    newest = runs[0] if runs else None
    words, tone = verdict(newest, newest is not None and newest.pk in untested)
    of_newest = [step for step in steps if newest is not None and step.run_id == newest.pk]
    media = [_medium(name, list(of)) for name, of in groupby(of_newest, key=lambda step: step.medium)]
    earlier = [(run, verdict(run, run.pk in untested)[0]) for run in runs[1:]]
    return Company(company, newest, words, tone, media, earlier, holds)


def _medium(name: str, steps: list[Step]) -> Medium:
    """It works only where its last step passed: the next message is denied."""
    done = any((step.name, step.outcome) == ("denied", Outcome.PASSED) for step in steps)
    failed = any(step.outcome == Outcome.FAILED for step in steps)
    words, tone = OUTCOMES[Outcome.FAILED if failed else Outcome.PASSED if done else Outcome.NOT_TESTED]
    return Medium(MEDIA[name], words, tone, sum(step.seconds for step in steps), [_step(step) for step in steps])


def _step(step: Step) -> Shown:
    words, tone = OUTCOMES[step.outcome]
    return Shown(STEPS[step.name], step.words, words, tone, step.seconds)
