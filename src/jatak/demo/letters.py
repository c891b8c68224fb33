"""The messages of the story, from their texts to approved templates."""

import html
from datetime import datetime

from jatak.content.models import TemplateVersion
from jatak.content.templates import approve, write_template, write_text
from jatak.demo.texts import table
from jatak.gate.message import Declared, Element
from jatak.people.models import Brand, Controller

APPROVER = "Ida Krogh"


def approved_letter(controller: Controller, brand: Brand, slug: str, at: datetime) -> TemplateVersion:
    """The letter of this name, written in every language that it has and approved; as the role `web`."""
    told = table(f"letters/{slug}.toml")
    elements = [Element(name) for name in told["elements"]]
    version = write_template(controller, slug, Declared(told["declared"]), elements, brand)
    for language, said in told.items():
        if isinstance(said, dict):
            write_text(version, language, said["subject"], said["text"], _page(said["text"]))
    approve(version, APPROVER, at)
    return version


def _page(text: str) -> str:
    return "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
