"""A page in the frame."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import Promise

Crumb = tuple["str | Promise", str]
"""What stands before a page on the way to it: a label and an address."""


def page(
    request: HttpRequest,
    template: str,
    title: "str | Promise",
    crumbs: Sequence[Crumb] = (),
    icon: str = "",
    status: int = 200,
    **context: Any,
) -> TemplateResponse:
    """Draw `console/<template>.html`, which extends `console/page.html`, under this title."""
    items = [{"label": label, "url": url} for label, url in crumbs]
    return TemplateResponse(
        request,
        f"console/{template}.html",
        {
            "title": title,
            "header_title": title,
            "header_icon": icon,
            "breadcrumbs_items": [*items, {"label": title, "url": ""}],
            **context,
        },
        status=status,
    )
