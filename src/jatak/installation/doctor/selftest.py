"""Whether leaving was tested lately, and works."""

from collections.abc import Iterator

from django.conf import settings

from jatak.installation.doctor.finding import Finding, look, ok, problem
from jatak.people.models import Controller
from jatak.people.sms_sender import sends_sms
from jatak.selftest.due import newest
from jatak.selftest.telling import verdict
from jatak.site.environment import selftest_address, selftest_number

RUN = "Run `bin/jatak selftest run`."


def check_leaving() -> Iterator[Finding]:
    """The newest test of each company."""
    if not selftest_address():
        yield look(
            "Leaving is not tested by itself.",
            "Set JATAK_SELFTEST_ADDRESS to an address that leads to the mailbox that is read (docs/send.md).",
        )
        return
    yield from _by_sms()
    for company in Controller.objects.order_by("name"):
        run = newest(company)
        said = f"{company.name}: {verdict(run)}."
        if run is not None and run.passed:
            yield ok(said)
        elif run is not None and run.passed is False:
            yield problem(said, "Look at the steps: `bin/jatak selftest status`.")
        else:
            yield look(said, RUN)


def _by_sms() -> Iterator[Finding]:
    """Where a company sends SMS, leaving by it is to be tested too."""
    if not settings.JATAK_SMS_URL or selftest_number():
        return
    if any(sends_sms(company) for company in Controller.objects.all()):
        yield look(
            "Leaving by SMS is not tested by itself.",
            "Set JATAK_SELFTEST_NUMBER to a number of your own that no customer has.",
        )
