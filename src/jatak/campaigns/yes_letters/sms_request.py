"""The template of the request to confirm a yes to SMS; a company may write newer versions."""

import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

from jatak.content.models import Template, TemplateVersion
from jatak.content.templates import approve, approved_version, write_template, write_text
from jatak.database.using import atomic, connection
from jatak.gate.message import Channel, Declared, Element
from jatak.people.models import Controller

SLUG, NAME, BY = "sign-up-confirm-sms", "Request to confirm a sign-up, by SMS", "Jatak"


def sms_request_of(controller: Controller, at: datetime) -> TemplateVersion:
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
        element = Element.DOUBLE_OPT_IN_REQUEST
        version = write_template(controller, SLUG, Declared.SERVICE, [element], channel=Channel.SMS)
        Template.objects.filter(pk=version.template_id).update(name=NAME)
        for language, text in words().items():
            write_text(version, language, "", text)
        if controller.default_language not in words():
            write_text(version, controller.default_language, "", words()["en"])
        approve(version, BY, at)


@cache
def words() -> dict[str, str]:
    """The request in each language."""
    told = tomllib.loads(files(__package__).joinpath("sms.toml").read_text("utf-8"))
    return {language: str(text) for language, text in told.items()}
