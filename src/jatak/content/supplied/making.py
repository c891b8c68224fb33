"""Making a template at a company, once, whoever else makes it in the same instant."""

from datetime import datetime

from jatak.content.models import Template, TemplateVersion
from jatak.content.supplied.template import Supplied
from jatak.content.templates import approve, approved_version, write_template, write_text
from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic
from jatak.people.models import Controller

BY = "Jatak"


def version_of(supplied: Supplied, controller: Controller, at: datetime) -> TemplateVersion:
    """Its newest approved version at a company; the first is made when it is asked for."""
    if not _is_there(supplied, controller):
        with atomic():
            one_at_a_time(f"{supplied.slug} {controller.pk}")
            if not _is_there(supplied, controller):
                _make(supplied, controller, at)
    return approved_version(controller, supplied.slug)


def _is_there(supplied: Supplied, controller: Controller) -> bool:
    return Template.objects.filter(controller=controller, slug=supplied.slug).exists()


def _make(supplied: Supplied, controller: Controller, at: datetime) -> None:
    """In each language that we have; a company whose own is none of them gets English in its place."""
    version = write_template(controller, supplied.slug, supplied.declared, [supplied.element], channel=supplied.channel)
    Template.objects.filter(pk=version.template_id).update(name=supplied.name, brand=supplied.brand_id)
    texts = supplied.texts()
    for language, words in {controller.default_language: texts["en"], **texts}.items():
        write_text(version, language, words.subject, words.text, words.html)
    approve(version, BY, at)
