"""What a person prefers: pauses, and numbers of their own, in words."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.consent.media import VIAS
from jatak.consent.models import OwnFrequency, Pause
from jatak.console.people.facts import Known
from jatak.console.people.spoken import day
from jatak.console.people.words import CHANNELS


def preferred(known: Known, at: datetime) -> list[str]:
    """What holds now."""
    pauses = [paused(each, known) for each in known.pauses if each.until > at and _stands(each, at)]
    return pauses + [numbered(each, known) for each in known.numbers if _stands(each, at)]


def paused(row: Pause, known: Known) -> str:
    """A pause: of what, and until when."""
    return _("Marketing of %(company)s is paused until %(day)s%(about)s.") % {
        "company": known.sight.company(row.controller_id),
        "day": day(row.until),
        "about": _about(row, known),
    }


def numbered(row: OwnFrequency, known: Known) -> str:
    """A number: of whose messages."""
    words = ngettext(
        "At most %(number)s marketing message of %(company)s in 30 days%(about)s.",
        "At most %(number)s marketing messages of %(company)s in 30 days%(about)s.",
        row.per_month,
    )
    return words % {
        "number": row.per_month,
        "company": known.sight.company(row.controller_id),
        "about": _about(row, known),
    }


def heard(via: str) -> str:
    """By which medium it was said."""
    return _("by %(via)s") % {"via": VIAS.get(via, via)}


def _stands(row: Pause | OwnFrequency, at: datetime) -> bool:
    return row.ended_at is None or row.ended_at > at


def _about(row: Pause | OwnFrequency, known: Known) -> str:
    topic = row.topic if isinstance(row, Pause) else None
    parts = [str(CHANNELS.get(row.channel, row.channel))] if row.channel else []
    parts += [topic.name] if topic else []
    return f" ({', '.join(parts)})" if parts else ""
