"""From where a request came: its network address, its browser and the page on which the form stood."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from jatak.consent.kept import Came


def came(request: HttpRequest) -> Came:
    """As the request says; what of it is kept is for the company's policy."""
    page = request.POST.get("page", "") or request.headers.get("Referer", "") or request.headers.get("Origin", "")
    own = request.build_absolute_uri(request.path)
    return Came(ip_of(request), request.headers.get("User-Agent", ""), _clean(page) or own)


def ip_of(request: HttpRequest) -> str:
    """The address of who asks; of a proxy on this machine or network, the one that it names last."""
    here = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    return forwarded if forwarded and _is_near(here) else here


def site_of(request: HttpRequest) -> str | None:
    """The origin of the page that sent this, `null` where it hides it; None where the browser says nothing."""
    return request.headers.get("Origin")


def is_own(origin: str, request: HttpRequest) -> bool:
    """Whether a page of ours sent it."""
    public = urlsplit(settings.JATAK_PUBLIC_URL)
    return origin in (f"{public.scheme}://{public.netloc}", f"{request.scheme}://{request.get_host()}")


def _is_near(address: str) -> bool:
    try:
        return not ip_address(address).is_global
    except ValueError:
        return True  # A socket of this machine has no address.


def _clean(page: str) -> str:
    """The address of a page without what may be personal: user, query and fragment; empty for what is none."""
    try:
        parts = urlsplit(page)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
