"""The addresses of the API: each of its handlers stands behind the door."""

from typing import Any

from django.urls import URLPattern, path, re_path

from jatak.api.description import BASE, PREFIX, openapi
from jatak.api.door import behind_the_door
from jatak.api.main import api
from jatak.api.problems import not_found

ROOT = "api-root"


def lost(request: Any, *args: Any) -> Any:
    """No such address."""
    raise not_found("There is nothing at this address.", f"Look at {BASE}/openapi.json.")


_handlers = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != ROOT]

urlpatterns = [
    path(f"{PREFIX}openapi.json", openapi, name="api_description"),
    *(path(PREFIX + str(each.pattern), behind_the_door(each.callback), each.default_args) for each in _handlers),
    re_path(f"^{PREFIX}", behind_the_door(lost), name="api_lost"),
]
