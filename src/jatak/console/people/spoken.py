"""The gate's sentences in the language of the page, and days as its reader writes them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from jatak.gate.decision import Answer, Decision
from jatak.gate.saying import ENGLISH, Said, explain, languages, say


def language() -> str:
    """The language of the page, where the gate speaks it; else English."""
    primary = (get_language() or ENGLISH).split("-")[0]
    return primary if primary in languages() else ENGLISH


def said(decision: Decision) -> Said:
    """Why, and what would change it."""
    return explain(decision, language())


def said_by(answer: Answer) -> Said:
    """The same of one rule."""
    return say(answer, language())


def day(at: datetime) -> str:
    """The day of an instant in the reader's zone."""
    return str(date_format(timezone.localtime(at), "DATE_FORMAT"))
