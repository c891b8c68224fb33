"""Whether the words of an SMS can be sent, and in how many parts."""

from django.conf import settings
from django.utils.translation import gettext as _

from jatak.content.blocks.parts import Picture, flat
from jatak.content.blocks.reading import parts_of
from jatak.content.findings import Finding
from jatak.content.models import TemplateText
from jatak.content.placeholders import Blank, pieces
from jatak.content.sms.counted import sms_text
from jatak.content.sms.segments import MOST, segments

NAME = "Alexandra"
"""Longer than most first names."""


def of_sms(text: TemplateText) -> list[Finding]:
    """Parts, characters that make them shorter, and what an SMS cannot carry."""
    if not text.text.strip():
        return [Finding("text_missing", _("There are no words yet."), stops=True, place="text")]
    return [*_parts(text), *_pictures(text), *_addresses(text)]


def _parts(text: TemplateText) -> list[Finding]:
    found = segments(sms_text(text.version, text.text, text.language, NAME, settings.JATAK_PUBLIC_URL))
    findings = []
    if found.too_many:
        said = _("It has %(parts)s parts with its last line, and %(most)s are the most. Shorten it.")
        said %= {"parts": found.parts, "most": MOST}
        findings.append(Finding("sms_long", said, stops=True, place="text"))
    if found.is_ucs2:
        said = _(
            "These characters are not in the alphabet of telephones: each part holds 67 characters instead of 153."
        )
        findings.append(Finding("sms_ucs2", said, stops=False, place="text", quote=" ".join(found.outside[:20])))
    return findings


def _pictures(text: TemplateText) -> list[Finding]:
    said = _("An SMS carries no picture. Take it out, or say in words what it shows.")
    every = flat(parts_of(text.body))
    return [Finding("sms_picture", said, stops=True, place=part.place) for part in every if isinstance(part, Picture)]


def _addresses(text: TemplateText) -> list[Finding]:
    if not any(isinstance(piece, Blank) and piece.name == "email" for piece in pieces(text.text)):
        return []
    said = _("Of who gets an SMS the e-mail address is not known here. Take {email} out.")
    return [Finding("sms_email", said, stops=True, place="text", quote="{email}")]
