"""Reading bodies: JSON that says so."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from jatak.api.problems import Problem

JSON = "application/json"


class OnlyJson(Parser):
    """Reads what is sent as JSON, and refuses the rest by its name."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body; raises Problem, ValueError."""
        if request.content_type != JSON:
            raise Problem(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-sent-as-json",
                "Not sent as JSON",
                "The body must be JSON, and say so.",
                f"Send `Content-Type: {JSON}`.",
            )
        return super().parse_body(request)
