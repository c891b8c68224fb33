"""The words of the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.selftest.models import Outcome, Run

MEDIA: dict[str, "str | Promise"] = {
    "link": _("By the link"),
    "one_click": _("By one click"),
    "mail": _("By mail"),
    "sms": _("By SMS"),
}
STEPS: dict[str, "str | Promise"] = {
    "number": _("the number is the probe's"),
    "yes": _("the probe says yes"),
    "letter": _("a letter is there"),
    "permitted": _("the gate permits it"),
    "handed_over": _("the relay takes it"),
    "taken": _("the gateway takes it"),
    "arrived": _("it arrives in our mailbox"),
    "page": _("the page of the link opens and has a button"),
    "looked": _("opening the page changes nothing"),
    "stop": _("the public address takes the STOP"),
    "left": _("leaving is taken"),
    "heard": _("the ledger says no"),
    "denied": _("the next message is denied"),
}
OUTCOMES: dict[str, tuple["str | Promise", str]] = {
    Outcome.PASSED: (_("works"), "yes"),
    Outcome.FAILED: (_("does not work"), "fail"),
    Outcome.NOT_TESTED: (_("not tested"), "no"),
}


def verdict(run: Run | None, untested: bool) -> tuple["str | Promise", str]:
    """The outcome of a test with its tone; green only where everything was tested and works."""
    if run is None:
        return _("Leaving was never tested."), "look"
    if run.passed is None:
        return (_("Nothing could be tested."), "look") if run.ended_at else (_("A test has not ended."), "look")
    if not run.passed:
        return _("Leaving does not work."), "fail"
    return (_("Leaving works, as far as it was tested."), "look") if untested else (_("Leaving works."), "yes")
