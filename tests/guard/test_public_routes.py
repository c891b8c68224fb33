"""Every address of the site is either behind a login or in this list, and CSRF protection is off where it says."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {"^l/(?P<token>[^/]+)/?$": "the link to leave; its signed token is the permission"}
WITHOUT_CSRF = {"^l/(?P<token>[^/]+)/?$"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        else:
            yield address, entry


def site() -> list[tuple[str, URLPattern]]:
    return list(routes(get_resolver()))


def test_every_route_is_authenticated_or_listed_as_public() -> None:
    open_ones = {address for address, entry in site() if not getattr(entry.callback, "login_required", False)}
    assert open_ones == set(PUBLIC), "add a login to the view, or list its address here with the reason"


def test_csrf_protection_is_off_for_the_link_to_leave_alone() -> None:
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    exempt = {address for address, entry in site() if getattr(entry.callback, "csrf_exempt", False)}
    assert exempt == WITHOUT_CSRF
