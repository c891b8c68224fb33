"""A leaving page of others, looked at and never submitted: pure."""

from dataclasses import dataclass
from html.parser import HTMLParser

from jatak.gate.situation import Tri

ASKED = ("select", "textarea")
CHOSEN = ("radio", "checkbox")
SILENT = ("hidden", "submit", "button", "image", "reset")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page itself shows; what it does not is not known, and not known is not met."""

    login_required: Tri
    questionnaire_first: Tri
    steps: int | None
    """Opening the link, what must be filled in, and the button."""


def seen(html: str) -> Seen:
    """What a page with a form shows of leaving; of one without any nothing is known, for scripts may draw it."""
    parser = _Fields()
    parser.feed(html)
    if parser.passwords:
        return Seen(Tri.YES, Tri.UNKNOWN, None)
    if not parser.buttons:
        return Seen(Tri.UNKNOWN, Tri.UNKNOWN, None)
    return Seen(Tri.NO, Tri.YES if parser.questions else Tri.NO, 2 + parser.questions + parser.typed)


class _Fields(HTMLParser):
    """Fields of all forms of the page; what must be answered counts, what may be does not."""

    def __init__(self) -> None:
        super().__init__()
        self.passwords = self.buttons = self.questions = self.typed = 0
        self._in_form = False
        self._groups: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what stands in a form."""
        said = {name: value or "" for name, value in attrs}
        kind = said.get("type", "submit" if tag == "button" else "text").lower()
        if tag == "form":
            self._in_form = True
        elif tag == "input" and kind == "password":
            self.passwords += 1
        elif self._in_form and (tag == "button" or tag == "input") and kind in ("submit", "image"):
            self.buttons += 1
        elif self._in_form and "required" in said and (tag in ASKED or (tag == "input" and kind not in SILENT)):
            self._must(tag, kind, said.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self._in_form = False

    def _must(self, tag: str, kind: str, name: str) -> None:
        if tag in ASKED or kind in CHOSEN:
            # The choices of one question share a name.
            self.questions += 0 if name in self._groups else 1
            self._groups.add(name)
        else:
            self.typed += 1
