"""Writing templates: a version is written, approved once, and never changed again."""

from collections.abc import Iterable
from datetime import datetime

from jatak.base.errors import JatakError, UsageError
from jatak.content.models import Template, TemplateText, TemplateVersion
from jatak.content.placeholders import asks_to_confirm, lets_stay, one_line, opens_own, unknown
from jatak.database.using import atomic
from jatak.gate.message import Channel, Declared, Element
from jatak.people.models import Brand, Controller


class AlreadyApproved(JatakError):
    """An approved version does not change; write the next one."""


class NotReady(JatakError):
    """A version that nobody can approve yet, with what is missing."""


def write_template(
    controller: Controller,
    slug: str,
    declared: Declared,
    elements: Iterable[Element],
    brand: Brand | None = None,
    channel: Channel = Channel.EMAIL,
) -> TemplateVersion:
    """The next version of a template, without words yet; the template is made when it is new."""
    named = sorted({Element(element).value for element in elements})
    with atomic():
        template, _ = Template.objects.get_or_create(
            controller=controller,
            slug=slug,
            defaults={"declared": declared.value, "brand": brand, "channel": channel.value},
        )
        if template.declared != declared.value:
            raise UsageError(
                f"The template {slug} is declared {template.declared}, not {declared.value}.",
                "What it is declared as does not change; take another name.",
            )
        if template.channel != channel.value:
            raise UsageError(
                f"The template {slug} is for {template.channel}, not for {channel.value}.", "Take another name."
            )
        last = template.versions.select_for_update().order_by("-number").first()
        return template.versions.create(number=last.number + 1 if last else 1, elements=named)


def write_text(version: TemplateVersion, language: str, subject: str, text: str, html: str = "") -> TemplateText:
    """Write or rewrite the words of a version in one language; raises AlreadyApproved."""
    with atomic():
        locked(version)
        strangers = unknown(subject + text + html)
        if strangers:
            raise UsageError(
                f"Nothing fills {', '.join('{' + name + '}' for name in strangers)}.",
                "The places are {name}, {email} and {company}.",
            )
        if asks_to_confirm(subject + text + html) and Element.DOUBLE_OPT_IN_REQUEST not in version.elements:
            raise UsageError(
                "{confirm_link} stands in requests to confirm a sign-up alone.",
                f"Declare {Element.DOUBLE_OPT_IN_REQUEST}, or take it out.",
            )
        if opens_own(subject + text + html) and version.elements != [Element.REQUESTED_REPLY.value]:
            raise UsageError(
                "{own_link} and {answer_link} stand in answers to what somebody asked for alone.",
                f"Declare {Element.REQUESTED_REPLY} and nothing else, or take it out.",
            )
        if lets_stay(subject + text + html) and version.elements != [Element.CONSENT_REQUEST.value]:
            raise UsageError(
                "{stay_link} stands in notices before people go alone.",
                f"Declare {Element.CONSENT_REQUEST} and nothing else, or take it out.",
            )
        if one_line(subject) != subject or not (subject or version.template.channel == Channel.SMS):
            raise UsageError("A subject is one line of text.", "Write it without line breaks.")
        words = {"subject": subject, "text": text, "html": html}
        written, _ = version.texts.update_or_create(language=language, defaults=words)
        return written


def approve(version: TemplateVersion, by: str, at: datetime) -> None:
    """Approve a version for sending; raises AlreadyApproved, or NotReady with what is missing."""
    with atomic():
        locked(version)
        default = version.template.controller.default_language
        if not version.elements:
            raise NotReady(f"{name_of(version)} declares no elements.", "Say what is in it.")
        if not version.texts.filter(language=default).exists():
            raise NotReady(f"{name_of(version)} has no words in {default}.", "Write the company's default language.")
        if lacking := without_link(version):
            raise NotReady(
                f"{name_of(version)} asks to confirm a sign-up without the link: {', '.join(lacking)}.",
                "Write {confirm_link} where the link shall stand.",
            )
        version.approved_at, version.approved_by = at, by
        version.save(update_fields=["approved_at", "approved_by"])


def without_link(version: TemplateVersion) -> list[str]:
    """The languages in which a request to confirm a sign-up has no link; none for other messages."""
    if Element.DOUBLE_OPT_IN_REQUEST not in version.elements:
        return []
    texts = version.texts.order_by("language")
    parts = ((text.language, [text.text, *([text.html] if text.html else [])]) for text in texts)
    return [language for language, every in parts if not all(map(asks_to_confirm, every))]


def approved_version(controller: Controller, slug: str) -> TemplateVersion:
    """The newest approved version of a template; raises UsageError when there is none."""
    versions = TemplateVersion.objects.filter(template__controller=controller, template__slug=slug)
    if not versions.exists():
        known = ", ".join(
            Template.objects.filter(controller=controller).order_by("slug").values_list("slug", flat=True)
        )
        remedy = f"There are: {known}." if known else "There is none yet."
        raise UsageError(f"{controller.name} has no template {slug}.", remedy)
    newest = versions.filter(approved_at__isnull=False).order_by("-number").first()
    if newest is None:
        raise UsageError(f"No version of the template {slug} is approved.", "Have somebody approve it.")
    return newest


def name_of(version: TemplateVersion) -> str:
    """A version as it is called in messages to the user."""
    return f"Version {version.number} of the template {version.template.slug}"


def locked(version: TemplateVersion) -> TemplateVersion:
    """The version as it stands, held until the transaction ends; raises AlreadyApproved."""
    current = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    if current.approved_at:
        raise AlreadyApproved(f"{name_of(current)} is approved.", "Write a new version.")
    return current
