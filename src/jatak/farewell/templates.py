"""The letters that confirm a leaving: made with the first, in every language; a company may write newer versions."""

import html
import tomllib
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files

from jatak.content.models import Template
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import atomic, connection
from jatak.farewell.models import Left
from jatak.gate.message import Channel, Declared, Element
from jatak.people.models import Controller

BY = "Jatak"


class Said(StrEnum):
    """What was left, as a letter says it."""

    COMPANY = "company"
    EMAIL = "email"
    SMS = "sms"
    OTHER = "other"
    TOPIC = "topic"
    BRAND = "brand"
    EVERYTHING = "everything"


WHOLE = (Said.COMPANY, Said.EVERYTHING)
NAMES = {
    Said.COMPANY: "Confirmation of leaving: the company",
    Said.EMAIL: "Confirmation of leaving: e-mail",
    Said.SMS: "Confirmation of leaving: text messages",
    Said.OTHER: "Confirmation of leaving: another channel",
    Said.TOPIC: "Confirmation of leaving: a topic",
    Said.BRAND: "Confirmation of leaving: a brand",
    Said.EVERYTHING: "Confirmation of leaving: all companies",
}


def said_of(left: Left) -> Said:
    """Which letter tells of this leaving."""
    if left.topic_id or left.brand_id:
        return Said.TOPIC if left.topic_id else Said.BRAND
    if left.channels:
        known = {Channel.EMAIL.value: Said.EMAIL, Channel.SMS.value: Said.SMS}
        return known.get(left.channels[0], Said.OTHER) if len(left.channels) == 1 else Said.OTHER
    return Said.EVERYTHING if left.everything else Said.COMPANY


def slug_of(controller: Controller, said: Said, at: datetime) -> str:
    """The template of a letter; its first version is made when it is asked for."""
    slug = f"left-{said}"
    if not Template.objects.filter(controller=controller, slug=slug).exists():
        _make(controller, said, slug, at)
    return slug


@cache
def languages() -> list[str]:
    """The languages that we have words in."""
    return sorted(file.name[:2] for file in files(__package__).joinpath("words").iterdir() if file.name[2:] == ".toml")


def _make(controller: Controller, said: Said, slug: str, at: datetime) -> None:
    """It answers what the person asked, and nothing else stands in it."""
    with atomic():
        with connection().cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{slug} {controller.pk}"])
        if Template.objects.filter(controller=controller, slug=slug).exists():
            return
        version = write_template(controller, slug, Declared.SERVICE, [Element.REQUESTED_REPLY])
        Template.objects.filter(pk=version.template_id).update(name=NAMES[said])
        for language in languages():
            words = _words(language)
            subject, lines = words["subject" if said in WHOLE else "part_subject"], _lines(said, words)
            write_text(version, language, subject, "\n\n".join(lines) + "\n", _html(lines))
        approve(version, BY, at)


@cache
def _words(language: str) -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("words", f"{language}.toml").read_text("utf-8"))


def _lines(said: Said, words: dict[str, str]) -> list[str]:
    """What has stopped, since when, what goes on; how to come back is not said: that would advertise."""
    names = [said.value, "at_once", *([] if said in WHOLE else ["others"]), "goes_on", "once"]
    return [words[name] for name in names]


def _html(lines: list[str]) -> str:
    """Bare on purpose: no logo, no colour of the company."""
    style = "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px"
    said = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return f'<div style="max-width:552px;margin:0 auto;padding:24px;{style}">\n{said}</div>\n'
