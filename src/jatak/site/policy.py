"""What a browser lets our pages do: load from us alone, send forms to us alone, stand in no page of others."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "Content-Security-Policy"


class Policy:
    """Says it with each answer that has no policy of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers keep what they say themselves."""
        answer = self.get_response(request)
        answer.headers.setdefault(HEADER, policy())
        return answer


def policy() -> str:
    """The header; Wagtail's frame brings styles with its elements, and letters pictures from the public address."""
    public = urlsplit(settings.JATAK_PUBLIC_URL)
    pictures = f" {public.scheme}://{public.netloc}" if public.netloc else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: https:{pictures}",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )
