"""The next version of a letter."""

from datetime import datetime

from jatak.base.authors import Author
from jatak.content.drafts.editing import copied
from jatak.content.models import Template, TemplateText, TemplateVersion
from jatak.database.using import atomic


def new_version(version: TemplateVersion, *, by: Author, at: datetime) -> TemplateVersion:
    """A draft with the words of this version; where the letter already has a newer draft, that one."""
    with atomic():
        template = Template.objects.select_for_update().get(pk=version.template_id)
        newest = template.versions.order_by("-number").first()
        if newest is not None and newest.approved_at is None:
            return newest
        number = newest.number + 1 if newest else 1
        following = template.versions.create(number=number, elements=version.elements)
        for text in version.texts.select_related("version").order_by("pk"):
            _copy(text, following, by, at)
        return following


def _copy(text: TemplateText, version: TemplateVersion, by: Author, at: datetime) -> None:
    version.texts.create(
        language=text.language,
        **copied(text),
        changed_at=at,
        changed_by_id=by.id,
        changed_by=by.name,
    )
