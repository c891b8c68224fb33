"""The pictures of a company's library; needs Wagtail."""

from django.db import transaction
from wagtail.images import get_image_model

from jatak.content.blocks.shown import Gallery, Shown
from jatak.content.models import Library
from jatak.database.using import alias
from jatak.people.models import Controller

LETTER = "max-1200x3000"
"""Twice the width of a letter, for fine screens, and never a picture of ten megabytes."""


def gallery_of(controller: Controller, base_url: str) -> Gallery:
    """Shows the pictures of this company alone, at addresses below `base_url`."""
    library = Library.objects.filter(controller=controller).first()

    def shown(number: int) -> Shown | None:
        if library is None:
            return None
        picture = get_image_model().objects.filter(pk=number, collection_id=library.collection_id).first()
        return _rendition(picture, base_url) if picture else None

    return shown


def _rendition(picture: object, base_url: str) -> Shown | None:
    """None where the file is gone or is no picture any more."""
    try:
        with transaction.atomic(using=alias()):
            made = picture.get_rendition(_spec(picture))  # type: ignore[attr-defined]
    except OSError:
        return None
    return Shown(base_url + made.url, made.width, made.height)


def _spec(picture: object) -> str:
    """Photographs become JPEG, which every mail program shows; drawings and animations stay what they are."""
    name: str = picture.file.name.lower()  # type: ignore[attr-defined]
    return LETTER if name.endswith((".png", ".gif")) else f"{LETTER}|format-jpeg|jpegquality-82"
