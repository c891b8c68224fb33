"""How many parts an SMS has, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.content.sms.segments import MOST, segments


def parts_of(text: str) -> str:
    """Parts, room that is left, and what makes them short; empty where there are no words."""
    if not text:
        return ""
    found = segments(text)
    said = ngettext("%(parts)s part of at most %(most)s", "%(parts)s parts of at most %(most)s", found.parts)
    told = [said % {"parts": found.parts, "most": MOST}]
    left = ngettext("%(left)s character left", "%(left)s characters left", found.left)
    told.append(left % {"left": found.left})
    if found.outside:
        said = _("parts of half the length, because of %(characters)s")
        told.append(said % {"characters": " ".join(found.outside[:20])})
    return " · ".join(told)
