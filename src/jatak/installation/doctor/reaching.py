"""Whether we are reached, and whether the relays are."""

from collections.abc import Iterator

from django.conf import settings

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.delivery.reaching import Reached, reach
from jatak.installation.doctor.finding import Finding, Level, look, ok, problem
from jatak.reputation.finding import Finding as Seen
from jatak.reputation.one_click import check_one_click
from jatak.reputation.visiting import HttpsVisit, Visit

SECONDS = 8.0
OF_LEVEL = {"ok": Level.OK, "warning": Level.LOOK, "problem": Level.PROBLEM}


def check_public_url(visit: Visit | None = None) -> Iterator[Finding]:
    """Links lead here over https, and a click on one is answered."""
    for seen in check_one_click(settings.JATAK_PUBLIC_URL, visit or HttpsVisit(timeout=SECONDS), now()):
        yield translated(seen)


def check_relays() -> Iterator[Finding]:
    """Each relay greets us, encrypts and lets us in."""
    try:
        reached = reach(settings.JATAK_SMTP_URL, SECONDS)
    except UsageError as error:
        yield problem(error.message, error.remedy)
        return
    for each in reached:
        yield _relay(each)


def translated(seen: Seen) -> Finding:
    """A finding of the reputation's in the doctor's terms."""
    return Finding(OF_LEVEL[seen.level.value], seen.seen, seen.remedy)


def _relay(each: Reached) -> Finding:
    if each.trouble:
        return problem(each.trouble, "Look at JATAK_SMTP_URL and at the relay; messages wait until it answers.")
    if not each.encrypted and not each.is_here:
        return look(
            f"{each.name} takes mail, but the way to it is not encrypted.",
            "Write smtps:// or smtp+starttls:// in JATAK_SMTP_URL.",
        )
    return ok(f"{each.name} takes mail{', encrypted' if each.encrypted else ' on this machine'}.")
