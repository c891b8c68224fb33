"""The template of this letter: made with the first, in every language; a company may write newer versions."""

import html
import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

from jatak.content.models import Template, TemplateVersion
from jatak.content.placeholders import OWN_LINK
from jatak.content.templates import approve, approved_version, write_template, write_text
from jatak.content.words import LANGUAGES
from jatak.database.using import atomic, connection
from jatak.gate.message import Declared, Element
from jatak.people.models import Controller

SLUG = "own-page-link"
NAME = "Link to one's own page, as somebody asked for it"
BY = "Jatak"
STYLE = "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px"
BUTTON = "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff"


def version_of(controller: Controller, at: datetime) -> TemplateVersion:
    """The newest approved version; the first is made when it is asked for."""
    if not Template.objects.filter(controller=controller, slug=SLUG).exists():
        _make(controller, at)
    return approved_version(controller, SLUG)


def _make(controller: Controller, at: datetime) -> None:
    with atomic():
        with connection().cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{SLUG} {controller.pk}"])
        if Template.objects.filter(controller=controller, slug=SLUG).exists():
            return
        version = write_template(controller, SLUG, Declared.SERVICE, [Element.REQUESTED_REPLY])
        Template.objects.filter(pk=version.template_id).update(name=NAME)
        for language in LANGUAGES:
            words = words_of(language)
            write_text(version, language, words["subject"], _text(words), _html(words))
        approve(version, BY, at)


@cache
def words_of(language: str) -> dict[str, str]:
    """What the letter says in a language."""
    return tomllib.loads(files(__package__).joinpath("words", f"{language}.toml").read_text("utf-8"))


def _text(words: dict[str, str]) -> str:
    return f"{words['lead']}\n\n{words['button']}:\n{{{OWN_LINK}}}\n\n{words['day']}\n\n{words['otherwise']}\n"


def _html(words: dict[str, str]) -> str:
    lead, button, day, otherwise = (html.escape(words[name]) for name in ("lead", "button", "day", "otherwise"))
    return (
        f'<div style="max-width:552px;margin:0 auto;padding:24px;{STYLE}">\n<p>{lead}</p>\n'
        f'<p><a style="{BUTTON}" href="{{{OWN_LINK}}}">{button}</a></p>\n<p>{day}</p>\n<p>{otherwise}</p>\n</div>\n'
    )
