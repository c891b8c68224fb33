"""What a self-test found, in words, and who is told when it failed."""

from datetime import datetime

from django.contrib.auth.models import User
from django.core.mail import send_mail

from jatak.accounts.models import Role
from jatak.selftest.models import Outcome, Run, Step

MEDIA = {"link": "the link", "one_click": "one click", "mail": "mail", "sms": "SMS"}
STEPS = {
    "number": "the number is the probe's",
    "yes": "the probe says yes",
    "letter": "a letter is there",
    "permitted": "the gate permits it",
    "handed_over": "the relay takes it",
    "taken": "the gateway takes it",
    "arrived": "it arrives in our mailbox",
    "page": "the page of the link opens and has a button",
    "looked": "opening the page changes nothing",
    "stop": "the public address takes the STOP",
    "left": "leaving is taken",
    "heard": "the ledger says no",
    "denied": "the next message is denied",
}
OUTCOMES = {Outcome.PASSED: "passed", Outcome.FAILED: "FAILED", Outcome.NOT_TESTED: "not tested"}


def verdict(run: Run | None) -> str:
    """The outcome in a few words; green only where somebody left and was heard."""
    if run is None:
        return "leaving was never tested"
    if run.passed is None:
        return "nothing could be tested" if run.ended_at else "a test began and has not ended"
    untested = Step.objects.filter(run=run, outcome=Outcome.NOT_TESTED).exists()
    if not run.passed:
        return "LEAVING DOES NOT WORK"
    return "leaving works, as far as it was tested" if untested else "leaving works"


def lines(run: Run) -> list[str]:
    """Each step in one line."""
    return [line(step) for step in Step.objects.filter(run=run).order_by("pk")]


def line(step: Step) -> str:
    """One step: by what, what, how it ended, how long it took, and what was wrong."""
    said = f"{MEDIA[step.medium]}: {STEPS[step.name]}: {OUTCOMES[Outcome(step.outcome)]}"
    took = f" ({step.seconds:.1f} s)" if step.outcome != Outcome.NOT_TESTED else ""
    return f"{said}{took}. {step.words}".rstrip()


def tell(run: Run, at: datetime) -> bool:
    """Write to the administrators that leaving does not work, once a run; whether anybody was told."""
    if run.passed is not False or run.told_at is not None:
        return False
    to = list(
        User.objects.filter(is_active=True, memberships__role=Role.ADMINISTRATOR)
        .exclude(email="")
        .values_list("email", flat=True)
        .distinct()
    )
    if not to:
        return False
    failed = [line(step) for step in Step.objects.filter(run=run, outcome=Outcome.FAILED).order_by("pk")]
    text = "\n".join([f"The self-test of {run.controller.name} found that leaving does not work:", "", *failed])
    send_mail(f"Jatak: leaving {run.controller.name} does not work", text, None, to)
    run.told_at = at
    run.save(update_fields=["told_at"])
    return True
