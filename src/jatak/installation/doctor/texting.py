"""Whether SMS can be sent, and answered."""

from collections.abc import Iterator

from django.conf import settings

from jatak.base.errors import UsageError
from jatak.delivery.gateways import Reached, reach
from jatak.installation.doctor.finding import Finding, look, ok, problem
from jatak.people.models import Brand, Controller

SECONDS = 8.0
SHOWN = 20


def check_gateways() -> Iterator[Finding]:
    """Each gateway is there, and each company that sends SMS has one."""
    try:
        reached = reach(settings.JATAK_SMS_URL, SECONDS)
    except UsageError as error:
        yield problem(error.message, error.remedy)
        return
    senders = _senders()
    if not reached:
        yield _without(senders)
        return
    for each in reached:
        yield _gateway(each)
    if not senders:
        yield look("No company has a sender for SMS.", "Give one a number or a name under Settings, Companies.")


def _senders() -> list[str]:
    """The companies that chose what their SMS come from."""
    companies = set(Controller.objects.exclude(sms_sender="").values_list("name", flat=True))
    brands = Brand.objects.exclude(sms_sender="").values_list("controller__name", flat=True)
    return sorted(companies | set(brands))


def _without(senders: list[str]) -> Finding:
    if not senders:
        return ok("No SMS is sent: there is no gateway, and no company has a sender for it.")
    return problem(
        f"There is no gateway for SMS, and these would send some: {', '.join(senders[:SHOWN])}.",
        "Set JATAK_SMS_URL, as docs/sms.md says.",
    )


def _gateway(each: Reached) -> Finding:
    if each.trouble:
        return problem(each.trouble, "Look at JATAK_SMS_URL and at the gateway; messages wait until it answers.")
    if not each.encrypted and not each.is_here:
        return look(
            f"The SMS gateway {each.name} answers, but the way to it is not encrypted.",
            "Write kannel+https:// in JATAK_SMS_URL, or https:// in the gateway's file.",
        )
    return ok(f"The SMS gateway {each.name} answers{', encrypted' if each.encrypted else ' on this machine'}.")
