"""Mails to partners: who left, as a file, with a link to say that they know; and reminders."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jatak.onward.acknowledge_link import AcknowledgeLink
from jatak.onward.models import Partner, Passing
from jatak.onward.told import as_csv, names_of


def write_to(partner: Partner, passings: Sequence[Passing], at: datetime) -> None:
    """One mail about all of these; raises what the relay says."""
    with override(partner.controller.default_language):
        link = AcknowledgeLink(partner.pk, at).url(settings.JATAK_PUBLIC_URL)
        lines = [
            _asked(partner, len(passings)),
            _("The file has the addresses, what each of them left, and when."),
            _("When it is done, say so here, and you hear no more of it: %(link)s") % {"link": link},
            _("If we do not hear from you, we write again in %(days)s days.") % {"days": partner.chase_days},
            partner.controller.name,
        ]
        mail = EmailMessage(_subject(partner), "\n\n".join(lines) + "\n", None, [partner.mailbox], headers=_headers())
    mail.attach("left.csv", as_csv(passings, names_of(passings)), "text/csv")
    mail.send()


def reminder(partner: Partner) -> None:
    """To a partner that fetches a file and has not done so for long."""
    with override(partner.controller.default_language):
        lines = [
            _("A file about people who left waits for %(partner)s, and nobody has said that it was done.")
            % {"partner": partner.name},
            _("Please fetch it, stop writing to the people in it, and acknowledge it."),
            partner.controller.name,
        ]
        mail = EmailMessage(_subject(partner), "\n\n".join(lines) + "\n", None, [partner.mailbox], headers=_headers())
    mail.send()


def _subject(partner: Partner) -> str:
    return _("%(company)s: people who left must not be written to") % {"company": partner.controller.name}


def _asked(partner: Partner, count: int) -> str:
    said = ngettext(
        "One person whose consent %(company)s had passed to %(partner)s has taken it back."
        " Please stop writing to them.",
        "%(count)s people whose consent %(company)s had passed to %(partner)s have taken it back."
        " Please stop writing to them.",
        count,
    )
    return said % {"count": count, "company": partner.controller.name, "partner": partner.name}


def _headers() -> dict[str, str]:
    """A program wrote it: no holiday reply is wanted (RFC 3834)."""
    return {"Auto-Submitted": "auto-generated"}
