"""The templates of these letters: made with the first, in every language; a company may write newer versions."""

import html
import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files

from jatak.consent.models import LetterKind
from jatak.content.models import Template, TemplateVersion
from jatak.content.placeholders import CONFIRM_LINK
from jatak.content.templates import approve, approved_version, write_template, write_text
from jatak.database.using import atomic, connection
from jatak.gate.message import Declared, Element
from jatak.people.models import Controller

SLUGS = {
    LetterKind.CONFIRM: "sign-up-confirm",
    LetterKind.WELCOME: "sign-up-welcome",
    LetterKind.FOLLOW_UP: "sign-up-follow-up",
}
NAMES = {
    LetterKind.CONFIRM: "Request to confirm a sign-up",
    LetterKind.WELCOME: "Welcome after a sign-up",
    LetterKind.FOLLOW_UP: "What was said at a till or on the telephone, in writing",
}
BY = "Jatak"
_LINK = f"{{{CONFIRM_LINK}}}"


def version_of(controller: Controller, kind: LetterKind, at: datetime) -> TemplateVersion:
    """The newest approved version of a letter; the first is made when it is asked for."""
    if not Template.objects.filter(controller=controller, slug=SLUGS[kind]).exists():
        _make(controller, kind, at)
    return approved_version(controller, SLUGS[kind])


def _make(controller: Controller, kind: LetterKind, at: datetime) -> None:
    with atomic():
        with connection().cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{SLUGS[kind]} {controller.pk}"])
        if Template.objects.filter(controller=controller, slug=SLUGS[kind]).exists():
            return
        declared, element = _of(kind)
        version = write_template(controller, SLUGS[kind], declared, [element])
        Template.objects.filter(pk=version.template_id).update(name=NAMES[kind])
        for language in languages():
            words = _words(language)[kind.value]
            write_text(version, language, words["subject"], _text(kind, words), _html(kind, words))
        approve(version, BY, at)


def _of(kind: LetterKind) -> tuple[Declared, Element]:
    """The request is service as long as it is bare; the others are sent under the consent and carry a way out."""
    if kind is LetterKind.CONFIRM:
        return Declared.SERVICE, Element.DOUBLE_OPT_IN_REQUEST
    return Declared.MARKETING, Element.NEWSLETTER


@cache
def languages() -> list[str]:
    """The languages that we have words in."""
    return sorted(file.name[:2] for file in files(__package__).joinpath("words").iterdir() if file.name[2:] == ".toml")


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words", f"{language}.toml").read_text("utf-8"))


def _text(kind: LetterKind, words: dict[str, str]) -> str:
    return "\n\n".join(_paragraphs(kind, words)) + "\n"


def _paragraphs(kind: LetterKind, words: dict[str, str]) -> Iterator[str]:
    yield words["lead"]
    if kind is LetterKind.CONFIRM:
        yield f"{words['button']}:\n{_LINK}"
    yield words["otherwise"]


def _html(kind: LetterKind, words: dict[str, str]) -> str:
    """Bare on purpose: no logo, no colour of the company, nothing to look at but what is asked."""
    style = "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px"
    ask = _button(words["button"]) if kind is LetterKind.CONFIRM else ""
    return (
        f'<div style="max-width:552px;margin:0 auto;padding:24px;{style}">\n<p>{html.escape(words["lead"])}</p>\n'
        f"{ask}<p>{html.escape(words['otherwise'])}</p>\n</div>\n"
    )


def _button(label: str) -> str:
    style = "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff"
    return f'<p><a style="{style}" href="{_LINK}">{html.escape(label)}</a></p>\n'
