"""The record of a company as a file."""

from datetime import datetime
from importlib import metadata

from jatak.evidence.contents import Stamp
from jatak.people.models import Controller
from jatak.retention.answers.paper import html, style
from jatak.retention.answers.printing import printed
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.texts import spoken
from jatak.retention.processing.gathering import processing_of
from jatak.retention.processing.paper import data_of, paper_of

KINDS = (".pdf", ".json")


def recorded(company: Controller, language: str, kind: str, at: datetime) -> bytes:
    """One of `KINDS`, in this language or that of the company; raises NoPrinter for a PDF."""
    speech = Speech(spoken(language, company.default_language), company.time_zone)
    processing, stamp = processing_of(company), Stamp(at, metadata.version("jatak"))
    if kind == ".json":
        return data_of(processing, speech, stamp)
    return printed(html(paper_of(processing, speech, stamp)), style(), {})
