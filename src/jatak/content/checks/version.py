"""Whether the languages of a version belong together, and whether it is what it is called."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from jatak.content.blocks.elements import elements_of
from jatak.content.blocks.reading import parts_of
from jatak.content.checks.translation import of_translation
from jatak.content.element_words import words_of
from jatak.content.facts import PLAIN_SERVICE
from jatak.content.findings import Finding
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.naming import language_named
from jatak.gate.kind import JUDGED_BY_GROUND
from jatak.gate.message import Channel, Declared, Element


def of_version(version: TemplateVersion, texts: Sequence[TemplateText]) -> list[Finding]:
    """Languages, elements, preview texts, declaration."""
    return [
        *_languages(version, texts),
        *_elements(version),
        *_alike(texts),
        *([] if version.template.channel == Channel.SMS else _previews(texts)),
        *of_translation(version.template, texts),
        *_called(version),
    ]


def _languages(version: TemplateVersion, texts: Sequence[TemplateText]) -> list[Finding]:
    own = version.template.controller.default_language
    if any(text.language == own for text in texts):
        return []
    said = _("There are no words in the company's own language, which everybody gets whose language is missing.")
    return [Finding("default_language_missing", said, stops=True, language=own)]


def _elements(version: TemplateVersion) -> list[Finding]:
    if version.elements:
        return []
    said = _("Nothing says what is in the letter. Say of its parts what they are, such as an offer or an order.")
    return [Finding("elements_missing", said, stops=True)]


def _alike(texts: Sequence[TemplateText]) -> list[Finding]:
    declared = {text.language: set(elements_of(parts_of(text.body))) for text in texts if text.body is not None}
    everything = set().union(*declared.values()) if declared else set()
    found = []
    for language, elements in declared.items():
        if elements and (missing := everything - elements):
            said = _("Other languages declare more than this one: %(elements)s. All are sent as the same message.")
            named = ", ".join(words_of(sorted(missing)))
            found.append(Finding("elements_differ", said % {"elements": named}, stops=False, language=language))
    return found


def _previews(texts: Sequence[TemplateText]) -> list[Finding]:
    without = [language_named(text.language) for text in texts if text.body is not None and not text.preheader]
    if not without:
        return []
    said = _("There is no preview text in %(languages)s; inboxes show the beginning of the letter instead.")
    said %= {"languages": ", ".join(without)}
    return [Finding("preheader_missing", said, stops=False, place="preheader")]


def _called(version: TemplateVersion) -> list[Finding]:
    if version.template.declared != Declared.SERVICE:
        return []
    promoting = {Element(each) for each in version.elements} - PLAIN_SERVICE - JUDGED_BY_GROUND
    if not promoting:
        return []
    named = ", ".join(words_of([element.value for element in promoting]))
    said = _(
        "It is called a service message, but parts of it are advertising in most countries: %(elements)s. One such part"
        " makes the whole message advertising, for those alone who may get advertising."
    )
    return [Finding("mixed_content", said % {"elements": named}, stops=False, rule="nothing_promotes_in_service")]
