"""Partners and sister companies that should have acknowledged by now."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import DurationField, Exists, ExpressionWrapper, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import override

from jatak.database.using import atomic
from jatak.hooks.alarming import contact_mailbox
from jatak.onward.models import Partner, Passing

SISTERS_DAYS = 14
"""A company here must have looked after so many days."""
DAY = Value(timedelta(days=1))
log = logging.getLogger(__name__)


def overdue_partners(at: datetime) -> QuerySet[Partner]:
    """Those with something open that is older than was agreed."""
    patience = ExpressionWrapper(OuterRef("overdue_days") * DAY, DurationField())
    late = Passing.objects.filter(partner=OuterRef("pk"), acknowledged_at=None, made_at__lte=Value(at) - patience)
    return Partner.objects.filter(Exists(late), closed_at=None).order_by("pk")


def overdue_here(companies: Collection[int], at: datetime) -> set[int]:
    """Which of these companies have not looked at what their sisters tell them."""
    since = at - timedelta(days=SISTERS_DAYS)
    late = Passing.objects.filter(sister__in=companies, acknowledged_at=None, made_at__lte=since)
    return set(late.order_by().values_list("sister", flat=True).distinct())


def mail_alarms(at: datetime) -> int:
    """Write to the contact of each company whose partner is overdue, once in the days of its chase."""
    told = 0
    for pk in list(overdue_partners(at).values_list("pk", flat=True)):
        try:
            told += _told(pk, at)
        except OSError as error:
            log.warning("The company of partner %s is not told that it is overdue: %s", pk, type(error).__name__)
    return told


def _told(pk: int, at: datetime) -> bool:
    with atomic():
        partner = Partner.objects.select_for_update(of=("self",)).select_related("controller").get(pk=pk)
        if partner.alarmed_at and partner.alarmed_at > at - timedelta(days=partner.chase_days):
            return False
        Partner.objects.filter(pk=pk).update(alarmed_at=at)
        return _mailed(partner)


def _mailed(partner: Partner) -> bool:
    company = partner.controller
    if not (to := contact_mailbox(company)):
        return False
    with override(company.default_language):
        lines = [
            _(
                "%(partner)s got consents from %(company)s, and for more than %(days)s days it has not acknowledged"
                " that people left."
            )
            % {"partner": partner.name, "company": company.name, "days": partner.overdue_days},
            _("You answer for it that they are left alone. Ask there, and note what you were told: %(address)s")
            % {"address": f"{settings.JATAK_CONSOLE_URL}/console/settings/passed-on/{partner.pk}/"},
        ]
        subject = _("%(company)s: %(partner)s does not acknowledge") % {
            "company": company.name,
            "partner": partner.name,
        }
        send_mail(subject, "\n\n".join(lines) + "\n", None, [to])
    return True
