"""Telling a company that a program does not take its calls."""

import logging
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jatak.database.using import atomic
from jatak.hooks.models import Call, Endpoint, State
from jatak.people.models import Controller

log = logging.getLogger(__name__)


def failing(controllers: Collection[int]) -> list[Endpoint]:
    """The endpoints of these companies with dead calls."""
    dead = Call.objects.filter(state=State.DEAD).values("endpoint")
    return list(
        Endpoint.objects.filter(controller__in=controllers, closed_at=None, pk__in=dead)
        .select_related("controller")
        .order_by("pk")
    )


def mail_alarms(at: datetime) -> int:
    """Write to the contact of each company whose calls died since the last time; how many mails went."""
    told = 0
    untold = Call.objects.filter(state=State.DEAD, alarmed_at=None, endpoint__closed_at=None)
    for pk in untold.order_by().values_list("endpoint", flat=True).distinct():
        try:
            told += _told(pk, at)
        except OSError as error:
            log.warning("The contact of endpoint %s is not told of dead calls: %s", pk, type(error).__name__)
    return told


def _told(pk: int, at: datetime) -> bool:
    """Once for all that died since the last time; a mail that fails leaves them untold."""
    with atomic():
        endpoint = Endpoint.objects.select_for_update(of=("self",)).select_related("controller").get(pk=pk)
        died = Call.objects.filter(endpoint=endpoint, state=State.DEAD, alarmed_at=None).update(alarmed_at=at)
        return died > 0 and _mailed(endpoint, died)


def contact_mailbox(company: Controller) -> str:
    """The contact of a company where it is an e-mail address, else nothing."""
    contact = company.contact.strip()
    return contact if "@" in contact and " " not in contact else ""


def _mailed(endpoint: Endpoint, died: int) -> bool:
    company = endpoint.controller
    if not (to := contact_mailbox(company)):
        return False
    with override(company.default_language):
        words = ngettext(
            "One call to %(url)s was not taken for five days and is not tried any more.",
            "%(count)s calls to %(url)s were not taken for five days and are not tried any more.",
            died,
        )
        lines = [
            words % {"count": died, "url": endpoint.url},
            _("See what was answered, and have them tried again: %(address)s")
            % {"address": f"{settings.JATAK_CONSOLE_URL}/console/settings/webhooks/{endpoint.pk}/"},
        ]
        subject = _("%(company)s: a program does not take its calls") % {"company": company.name}
        send_mail(subject, "\n\n".join(lines) + "\n", None, [to])
    return True
