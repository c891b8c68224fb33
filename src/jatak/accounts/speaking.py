"""Pages in the language and the time zone of the account."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class Speaking:
    """Serves an account in what it chose; everybody else in what the browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Serve in the language and zone of the account."""
        if not request.path.startswith("/console/") or not request.user.is_authenticated:
            return self.get_response(request)
        profile = getattr(request.user, "wagtail_userprofile", None)
        if profile is None:
            return self.get_response(request)
        language = profile.preferred_language or translation.get_language()
        with translation.override(language), timezone.override(profile.get_current_time_zone()):
            return self.get_response(request)
