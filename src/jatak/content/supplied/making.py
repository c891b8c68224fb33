"""Making a template at a company, once, whoever else makes it in the same instant."""

from datetime import datetime

from jatak.content.models import Template, TemplateVersion
from jatak.content.supplied.template import Supplied, Text
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


def renewed(supplied: Supplied, controller: Controller, at: datetime) -> TemplateVersion:
    """As `version_of`; where ours says something else by now, its next version. What the company wrote counts."""
    with atomic():
        version_of(supplied, controller, at)
        one_at_a_time(f"{supplied.slug} {controller.pk}")
        version = approved_version(controller, supplied.slug)
        if version.approved_by == BY and _said(version) != _wanted(supplied, controller):
            _make(supplied, controller, at)
        return approved_version(controller, supplied.slug)


def _said(version: TemplateVersion) -> dict[str, Text]:
    return {each.language: Text(each.subject, each.text, each.html) for each in version.texts.all()}


def _wanted(supplied: Supplied, controller: Controller) -> dict[str, Text]:
    """A company whose own language is none of ours gets English in its place."""
    texts = supplied.texts()
    return {controller.default_language: texts["en"], **texts}


def _is_there(supplied: Supplied, controller: Controller) -> bool:
    return Template.objects.filter(controller=controller, slug=supplied.slug).exists()


def _make(supplied: Supplied, controller: Controller, at: datetime) -> None:
    version = write_template(controller, supplied.slug, supplied.declared, [supplied.element], channel=supplied.channel)
    Template.objects.filter(pk=version.template_id).update(name=supplied.name, brand=supplied.brand_id)
    for language, words in _wanted(supplied, controller).items():
        write_text(version, language, words.subject, words.text, words.html)
    approve(version, BY, at)
