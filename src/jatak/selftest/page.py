"""The form of a leaving page, as a browser without scripts finds it: pure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


@dataclass
class Form:
    """Where a form is posted, and what its first button sends."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    button: bool = False


def leaving_form(html: str, address: str) -> Form | None:
    """The first form of the page that is posted and has a button; None where there is none."""
    parser = _Forms(address)
    parser.feed(html)
    return next((form for form in parser.found if form.button), None)


class _Forms(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._open: Form | None = None
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Forms that are posted, their hidden fields, and the first button of each."""
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = None
            if said.get("method", "").lower() == "post":
                self._open = Form(urljoin(self._address, said.get("action", "")) or self._address)
                self.found.append(self._open)
        elif self._open and tag == "input" and said.get("type") == "hidden":
            self._open.fields.append((said.get("name", ""), said.get("value", "")))
        elif self._open and not self._open.button and _is_button(tag, said):
            self._open.button = True
            if said.get("name"):
                self._open.fields.append((said["name"], said.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self._open = None


def _is_button(tag: str, said: dict[str, str]) -> bool:
    return (tag == "button" and said.get("type", "submit") == "submit") or (
        tag == "input" and said.get("type") == "submit"
    )
