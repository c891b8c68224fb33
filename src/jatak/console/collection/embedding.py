"""The code by which a form stands in a page of another site."""

from dataclasses import dataclass

from django.conf import settings

from jatak.consent.form_link import url
from jatak.consent.models import CollectionPoint


@dataclass(frozen=True, slots=True)
class Code:
    """What is copied into a page, and what that site must let through."""

    address: str
    """The form on a page of its own."""
    origin: str

    @property
    def inline(self) -> str:
        """The form where the element stands."""
        return f"<div data-jatak></div>\n{self._script}"

    @property
    def pop_up(self) -> str:
        """A button that opens it."""
        return f'<div data-jatak data-jatak-popup="button"></div>\n{self._script}'

    @property
    def plain(self) -> str:
        """Where the form of plain HTML is, to be copied."""
        return f"{self.address}form.html"

    @property
    def policy(self) -> str:
        """For a site with a Content-Security-Policy."""
        parts = ("script-src", "connect-src", "style-src", "form-action")
        return "; ".join(f"{part} {self.origin}" for part in parts)

    @property
    def _script(self) -> str:
        return f'<script src="{self.address}form.js" async></script>'


def code_of(point: CollectionPoint) -> Code:
    """The code of a form."""
    return Code(url(settings.JATAK_PUBLIC_URL, point), settings.JATAK_PUBLIC_URL.rstrip("/"))
