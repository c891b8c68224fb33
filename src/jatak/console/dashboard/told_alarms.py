"""Who is not told what they must be: programs that do not take their calls, partners that do not acknowledge."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.console.dashboard.seen import Seen

Said = tuple["str | Promise", "str | Promise"]
"""What is wrong, and what to do about it."""


def told_alarms(found: Seen) -> Iterator[Said]:
    """Those of these companies."""
    for company in found.not_called:
        fails = _("A program of %(company)s does not take its calls.") % {"company": company}
        yield fails, _("Settings, Webhooks: see what was answered, and have them tried again.")
    for partner, company in found.overdue:
        late = _("%(partner)s got consents from %(company)s and does not acknowledge who left.")
        names = {"partner": partner, "company": company}
        yield late % names, _("Settings, Passed on: ask there, and note what you were told.")
    for company in found.not_looked:
        waits = _("%(company)s has long not looked at who left its sister companies.") % {"company": company}
        yield waits, _("Settings, Passed on: look after them.")
