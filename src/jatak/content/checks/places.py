"""Whether something fills every place."""

import re

from django.utils.translation import gettext as _

from jatak.content.blocks.parts import Button, Heading, Part, Picture, Text, flat
from jatak.content.blocks.plain import words_of
from jatak.content.blocks.reading import parts_of
from jatak.content.findings import Finding
from jatak.content.models import TemplateText
from jatak.content.placeholders import asks_to_confirm, lets_stay, opens_own, rewritten, unknown
from jatak.gate.message import Element

_BRACE = re.compile(r"[{}][^{}]{0,30}")


def of_places(text: TemplateText) -> list[Finding]:
    """Unknown places, each with where it stands; braces that are no place are worth a look."""
    said = said_in(text) | ({"html": text.html} if text.body is None else {})
    found = [finding for place, words in said.items() for finding in _found(place, words)]
    return found + _of_confirming(text)


def _of_confirming(text: TemplateText) -> list[Finding]:
    """The link that confirms a sign-up stands in the request for it, and nowhere else."""
    asks = Element.DOUBLE_OPT_IN_REQUEST in text.version.elements
    links = [asks_to_confirm(part) for part in (text.text, text.html) if part]
    if asks and not all(links):
        said = _("Write {confirm_link} where the link to confirm shall stand, in the text part too.")
        return [Finding("confirm_link_missing", said, stops=True, place="text", quote="{confirm_link}")]
    if not asks and any(links):
        said = _("{confirm_link} is filled in requests to confirm a sign-up alone.")
        return [Finding("confirm_link_idle", said, stops=True, place="text", quote="{confirm_link}")]
    if text.version.elements != [Element.REQUESTED_REPLY.value] and any(map(opens_own, (text.text, text.html))):
        said = _("{own_link} and {answer_link} are filled in answers to what somebody asked for alone.")
        return [Finding("own_link_idle", said, stops=True, place="text", quote="{own_link}")]
    if text.version.elements != [Element.CONSENT_REQUEST.value] and any(map(lets_stay, (text.text, text.html))):
        said = _("{stay_link} is filled in notices before people go alone.")
        return [Finding("stay_link_idle", said, stops=True, place="text", quote="{stay_link}")]
    return []


def said_in(text: TemplateText) -> dict[str, str]:
    """What somebody wrote in each place, as plain text; places are those of a finding."""
    own = text.own_text or text.body is None
    said = {"subject": text.subject, "preheader": text.preheader, "text": text.text if own else ""}
    return said | {part.place: _words(part) for part in flat(parts_of(text.body))}


def _found(place: str, words: str) -> list[Finding]:
    found = [
        Finding(
            "place_unknown",
            _("Nothing fills %(place)s. The places are {name}, {email} and {company}.") % {"place": f"{{{name}}}"},
            stops=True,
            place=place,
            quote=f"{{{name}}}",
        )
        for name in unknown(words)
    ]
    if place != "html" and (stray := _BRACE.search(rewritten(words, lambda known: ""))):
        said = _("A brace that belongs to no place is sent as it stands.")
        found.append(Finding("brace", said, stops=False, place=place, quote=stray[0]))
    return found


def _words(part: Part) -> str:
    match part:
        case Heading():
            return part.words
        case Text():
            return words_of(part.html)
        case Picture():
            return part.alternative
        case Button():
            return part.label
    return ""
