"""How much counting one account may ask for: each count reads everybody whom a company knows."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jatak.accounts.models import Change
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.clearance.models import OPEN, Census, WhatIf
from jatak.database.turns import one_at_a_time

AN_HOUR, AT_MOST = timedelta(hours=1), 60
COUNTED, COMPARED, STANDING = "audience.counted", "audience.what_if", "dashboard.counted"
LISTS = "lists.counted"
OF = {COUNTED: "census ", COMPARED: "what-if "}
STILL_COUNTING = _("What you asked for before is still being counted. Ask the next when it is done.")
TOO_OFTEN = _("You had very much counted in the last hour. Wait a while, then ask again.")


def held_back(operator: Operator, key: str = "") -> object:
    """Why this account is not to ask now, in words; empty where it may. Who asks `key` again joins its count.

    Inside the transaction that asks: two questions of one account wait for each other.
    """
    if often(operator):
        return TOO_OFTEN
    lines = Change.objects.filter(user_id=operator.pk, at__gte=now() - AN_HOUR, verb__in=OF)
    asked = list(lines.values_list("verb", "of"))
    counts, comparisons = (_numbers(asked, verb) for verb in OF)
    if Census.objects.filter(pk__in=counts, state__in=OPEN).exclude(key=key).exists():
        return STILL_COUNTING
    if WhatIf.objects.filter(pk__in=comparisons, state__in=OPEN).exclude(key=key).exists():
        return STILL_COUNTING
    return ""


def often(operator: Operator) -> object:
    """Why this account is to wait with the next count, in words; empty where it need not."""
    one_at_a_time(f"counts for {operator.pk}")
    lines = Change.objects.filter(user_id=operator.pk, at__gte=now() - AN_HOUR, verb__in=(*OF, STANDING, LISTS))
    # One click may count for several companies: their lines have one instant.
    return TOO_OFTEN if lines.values("at").distinct().count() >= AT_MOST else ""


def _numbers(asked: list[tuple[str, str]], verb: str) -> list[int]:
    return [int(of.removeprefix(OF[verb])) for each, of in asked if each == verb]
