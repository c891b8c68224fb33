"""The one answer to a STOP: that it was heard; at most one a day, and none in answer to an answer."""

import logging
import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

from jatak.base.errors import JatakError
from jatak.campaigns.service import send_service
from jatak.content.models import Template
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as, atomic, connection
from jatak.gate.message import Channel, Declared, Element
from jatak.inbound.correlating.whose import Whose
from jatak.people.models import Controller

SLUG, NAME = "sms-stop-heard", "Answer to a STOP by SMS"
BY = "Jatak"
log = logging.getLogger(__name__)


def confirm(about: Whose, at: datetime) -> int | None:
    """Put the answer into the outbox, in the person's language; its message, or None where none may go.

    The day is part of its key, so that whoever sends STOP all day long is answered once. That it cannot be sent, as
    where a company has no sender, changes nothing of the leaving.
    """
    who, company = about.who, Controller.objects.filter(pk__in=[about.controller_id]).first()
    if who is None or who.person_id is None or company is None:
        return None
    try:
        with acting_as("web"), atomic():
            _written(company, at)
            key = f"stop heard {who.person_id} {at:%Y-%m-%d}"
            return send_service(company, SLUG, who.person_id, at, key).message_id
    except JatakError as error:
        log.info("A STOP is not answered: %s", error.message)
        return None


def _written(company: Controller, at: datetime) -> None:
    """The template of the answer, made with the first; a company may write newer versions."""
    if Template.objects.filter(controller=company, slug=SLUG).exists():
        return
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{SLUG} {company.pk}"])
    if Template.objects.filter(controller=company, slug=SLUG).exists():
        return
    version = write_template(company, SLUG, Declared.SERVICE, [Element.AUTO_REPLY], channel=Channel.SMS)
    Template.objects.filter(pk=version.template_id).update(name=NAME)
    for language, text in words().items():
        write_text(version, language, "", text)
    if company.default_language not in words():
        write_text(version, company.default_language, "", words()["en"])
    approve(version, BY, at)


@cache
def words() -> dict[str, str]:
    """The answer in each language that it speaks."""
    told = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {language: str(text) for language, text in told.items()}
