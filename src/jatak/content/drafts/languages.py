"""The languages of a draft."""

from datetime import datetime

from jatak.base.authors import Author
from jatak.content.drafts.editing import copied
from jatak.content.drafts.elements import settle_elements
from jatak.content.drafts.errors import NoSuchLanguage
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.templates import locked
from jatak.content.words import LANGUAGES
from jatak.database.using import atomic


def add_language(
    version: TemplateVersion, language: str, *, by: Author, at: datetime, copy_from: str = ""
) -> TemplateText:
    """Words in another language, empty or as those of `copy_from`; there already, they stay as they are."""
    if language not in LANGUAGES:
        raise NoSuchLanguage(f"The foot of a message is not written in {language!r}.", "Choose another language.")
    with atomic():
        current = locked(version)
        from_ = current.texts.filter(language=copy_from).first() if copy_from else None
        words = copied(from_) if from_ else {"subject": "", "preheader": "", "html": "", "text": "", "body": []}
        text, _ = current.texts.get_or_create(
            language=language,
            defaults={**words, "changed_at": at, "changed_by_id": by.id, "changed_by": by.name},
        )
        settle_elements(current)
        return text


def remove_language(version: TemplateVersion, language: str) -> bool:
    """Take the words of a language away, whether there were any; the company's own language stays."""
    with atomic():
        current = locked(version)
        if language == current.template.controller.default_language:
            raise NoSuchLanguage(
                f"{language} is the company's own language.", "Whoever's language is not there gets this one."
            )
        gone, _ = current.texts.filter(language=language).delete()
        settle_elements(current)
        return bool(gone)
