"""Every address says who may open it; CSRF protection is off where it says; docs/roles.md lists all of them."""

from django.conf import settings

from jatak.accounts.needs import PUBLIC
from jatak.accounts.routes import OTHERS, OTHERS_PUBLIC, every_route

OURS_PUBLIC = {
    "^l/(?P<token>[^/]+)/?$": "the link to leave; its signed token is the permission",
    "": "leads to the console",
    "media/images/<str:name>": "pictures of letters: mail programs fetch them without a log-in",
    "console/welcome/start/<str:token>/": "the token of the first run, once, while there is no administrator",
}
WITHOUT_CSRF = {"^l/(?P<token>[^/]+)/?$"}


def test_every_public_route_is_listed_with_its_reason() -> None:
    others = {address for address, name, need, _ in every_route() if need == PUBLIC and name in OTHERS_PUBLIC}
    public = {address for address, _, need, _ in every_route() if need == PUBLIC}
    assert public - others == set(OURS_PUBLIC), "mark the view with what it needs, or list its address with the reason"


def test_every_listed_route_is_there() -> None:
    names = {name for _, name, _, _ in every_route()}
    assert {*OTHERS, *OTHERS_PUBLIC} - names == set()


def test_csrf_protection_is_off_for_the_link_to_leave_alone() -> None:
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    reachable = [(address, view) for address, _, need, view in every_route() if need]
    exempt = {address for address, view in reachable if getattr(view, "csrf_exempt", False)}
    assert exempt == WITHOUT_CSRF
