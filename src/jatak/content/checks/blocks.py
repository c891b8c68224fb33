"""Whether each block is complete."""

from django.utils.translation import gettext as _

from jatak.content.blocks.elements import undeclared
from jatak.content.blocks.links import BadLink, checked
from jatak.content.blocks.parts import Button, Heading, Part, Picture, Text, flat
from jatak.content.blocks.pictures import gallery_of
from jatak.content.blocks.reading import parts_of
from jatak.content.blocks.rich import links_in
from jatak.content.findings import Finding
from jatak.content.models import TemplateText
from jatak.gate.message import Declared


def of_blocks(text: TemplateText) -> list[Finding]:
    """Empty blocks, pictures without words, bad links, blocks of which nobody said what they are."""
    parts = parts_of(text.body)
    template = text.version.template
    pictures = {part.picture for part in flat(parts) if isinstance(part, Picture) and part.picture is not None}
    gallery = gallery_of(template.controller, "") if pictures else None
    gone = {number for number in pictures if gallery and gallery(number) is None}
    found = [finding for part in flat(parts) for finding in _of(part, gone)]
    found += _links(text.body, "")
    return [*found, *_undeclared(parts, each=template.declared == Declared.SERVICE)]


def _of(part: Part, gone: set[int]) -> list[Finding]:
    match part:
        case Heading() if not part.words:
            return [Finding("block_empty", _("The heading is empty."), stops=True, place=part.place)]
        case Text() if not part.html:
            return [Finding("block_empty", _("The text is empty."), stops=True, place=part.place)]
        case Button() if not part.label:
            return [Finding("block_empty", _("The button has no words."), stops=True, place=part.place)]
        case Picture():
            return _picture(part, gone)
    return []


def _picture(part: Picture, gone: set[int]) -> list[Finding]:
    if part.picture is None:
        return [Finding("picture_missing", _("No picture is chosen."), stops=True, place=part.place)]
    if part.picture in gone:
        said = _("The picture is not among those of this company, or its file is gone. Choose another one.")
        return [Finding("picture_gone", said, stops=True, place=part.place)]
    if not part.alternative and not part.decorative:
        said = _("The picture needs words for whoever does not see it, or say that it is decoration alone.")
        return [Finding("alternative_missing", said, stops=True, place=part.place)]
    return []


def _links(body: object, before: str) -> list[Finding]:
    found: list[Finding] = []
    for number, block in enumerate(body if isinstance(body, list) else [], 1):
        value = block.get("value") if isinstance(block, dict) else None
        if not isinstance(value, dict):
            continue
        place = f"{before}{number}"
        if block.get("type") == "columns":
            found += _links(value.get("left"), f"{place}.") + _links(value.get("right"), f"{place}.")
        else:
            found += _links_of(str(block.get("type")), value, place)
    return found


def _links_of(kind: str, value: dict[str, object], place: str) -> list[Finding]:
    if kind == "text":
        links = links_in(str(value.get("words") or ""))
    else:
        links = [(str(value.get("link") or ""), str(value.get("label") or ""))]
    needed = kind in ("button", "text")
    return [finding for link, words in links if link or needed for finding in _link(link, words, place)]


def _link(link: str, words: str, place: str) -> list[Finding]:
    try:
        good = checked(link)
    except BadLink as error:
        said = _("The link does not work. %(what)s %(remedy)s") % {"what": error.message, "remedy": error.remedy}
        return [Finding("link_bad", said, stops=True, place=place, quote=link or words)]
    if good.lower().startswith("http:"):
        said = _("The link is not encrypted. Most websites answer under https:// too.")
        return [Finding("link_plain", said, stops=False, place=place, quote=link)]
    return []


def _undeclared(parts: tuple[Part, ...], *, each: bool) -> list[Finding]:
    if each:
        said = _("Say what this part is. In a service message every part says it, so that no offer slips in.")
    else:
        said = _("Say what this part is. Parts after it are the same until one says otherwise.")
    found = undeclared(parts, each=each)
    return [Finding("element_missing", said, stops=True, place=part.place) for part in (found if each else found[:1])]
