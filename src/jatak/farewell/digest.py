"""The digest of a day, by mail to whom the company chose; nothing on a day on which nobody left."""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.mail import send_mail
from django.db import IntegrityError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jatak.consent.media import VIAS
from jatak.database.using import acting_as, atomic
from jatak.farewell.counting import AT_MOST, Counted, Day, count
from jatak.farewell.models import Choice, Digest, Left

MORNING = 6
"""The hour of the company's day from which on yesterday's digest goes."""
KEPT = timedelta(days=400)
log = logging.getLogger(__name__)


def send_digests(at: datetime) -> int:
    """Send each company the digest of its yesterday, once; how many mails went."""
    sent = 0
    with acting_as("web"):
        for choice in Choice.objects.exclude(digest_to="").select_related("controller").order_by("pk"):
            local = at.astimezone(ZoneInfo(choice.controller.time_zone))
            if local.hour >= MORNING:
                sent += _quietly(choice, Day(choice.controller, local.date() - timedelta(days=1)), at)
    return sent


def tidy(at: datetime) -> None:
    """Forget leavings that every digest has long told of; the ledger keeps them."""
    with acting_as("web"):
        Left.objects.filter(noted_at__lt=at - KEPT).delete()


def _quietly(choice: Choice, day: Day, at: datetime) -> bool:
    """One company whose mail fails keeps no other waiting; it is tried again in the next round."""
    try:
        return _sent(choice, day, at)
    except OSError as error:
        log.warning("The digest of company %s waits: %s", choice.pk, type(error).__name__)
        return False


def _sent(choice: Choice, day: Day, at: datetime) -> bool:
    if Digest.objects.filter(controller=choice.pk, day=day.day).exists():
        return False
    counted = count(day)
    if not counted.leavings:
        return False
    told = {"day": day.day, "to": choice.digest_to, "leavings": counted.leavings, "sent_at": at}
    try:
        with atomic():
            Digest.objects.create(controller_id=choice.pk, **told)
            _mail(choice, day, counted)
    except IntegrityError:
        return False  # Another process sends it just now.
    return True


def _mail(choice: Choice, day: Day, counted: Counted) -> None:
    with override(day.controller.default_language):
        subject = ngettext("%(company)s: %(count)s person left", "%(company)s: %(count)s people left", counted.leavings)
        words = {"company": day.controller.name, "count": counted.leavings}
        send_mail(subject % words, _text(choice, day, counted), None, [choice.digest_to])


def _text(choice: Choice, day: Day, counted: Counted) -> str:
    parts = [
        _("Who left %(company)s on %(day)s:")
        % {"company": day.controller.name, "day": date_format(day.day, "DATE_FORMAT")},
        _list(_("How it was heard"), [(str(VIAS.get(via, via)), str(n)) for via, n in counted.by_medium]),
    ]
    if counted.by_campaign:
        parts.append(_list(_("By the link of a campaign"), [(name, str(n)) for name, n in counted.by_campaign]))
    if choice.digest_lists and counted.people:
        parts.append(_list(_("Who"), [(_("Person %(number)s") % {"number": pk}, keys) for pk, keys in counted.people]))
        if counted.leavings > AT_MOST:
            parts.append(_("The first %(count)s are listed.") % {"count": AT_MOST})
    parts.append(_("Nothing needs to be done: they get no more marketing from that moment on."))
    return "\n\n".join(parts) + "\n"


def _list(title: str, rows: list[tuple[str, str]]) -> str:
    return "\n".join([title, *(f"  {name}: {said}" if said else f"  {name}" for name, said in rows)])
