"""Every address says who may open it; CSRF protection is off where it says; docs/roles.md lists all of them."""

import re

from django.conf import settings
from django.test import Client

from jatak.accounts.needs import PROGRAM, PUBLIC
from jatak.accounts.routes import OTHERS, OTHERS_PUBLIC, every_route

EVENT = r"(?P<event_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
SMS_ARRIVES = r"^in/sms/(?P<name>[\w.:-]{1,60})/(?P<word>[0-9a-f]{32})/?$"
SMS_REPORT = SMS_ARRIVES.removesuffix("/?$") + r"/report/(?P<token>[0-9a-f]{21,36})/?$"
OURS_PUBLIC = {
    "api/v1/openapi.json": "describes the API, and tells nothing of anybody",
    "^l/(?P<token>[^/]+)/?$": "the link to leave; its signed token is the permission",
    "^x/(?P<token>[^/]+)/?$": "the link to leave of an SMS; its signed token is the permission",
    SMS_ARRIVES: "messages of telephones; the secret in the address, or a signature, is the permission",
    SMS_REPORT: "reports of delivery; the secret in the address, or a signature, is the permission",
    r"^s/(?P<address>[^/]+)/?$": "the form in which people sign up; its signed token names what they were shown",
    r"^s/(?P<address>[^/]+)/form\.js$": "the script that shows a form on other sites; the same for everybody",
    r"^s/(?P<address>[^/]+)/form\.css$": "the dress of a form on other sites; the same for everybody",
    r"^s/(?P<address>[^/]+)/form\.json$": "the words of a form, for the sites that may show it",
    r"^s/(?P<address>[^/]+)/form\.html$": "a form of plain HTML to be put into other sites; it names nobody",
    r"^stay/(?P<token>[^/]+)/?$": "the link by which a silent person stays; only a POST keeps them",
    r"^y/(?P<token>[^/]+)/?$": "the same link of an SMS; only a POST keeps them",
    r"^answer/(?P<token>[^/]+)/?$": "the answer that somebody asked for; only a POST fetches it",
    r"^c/(?P<token>[^/]+)/?$": "the link that confirms a yes; only a POST confirms",
    r"^p/(?P<token>[^/]+)/?$": "what somebody said, and saying more; the signed token of their link is the permission",
    r"^in/events/(?P<provider>[a-z_]+)/(?P<what>tracking|inbound|inbound_mime)/?$": "events of a mail provider",
    r"^in/onward/ack/(?P<token>[^/]+)/?$": "a partner says that it knows; the signed token of its mail",
    r"^in/onward/(?P<token>[^/]+)/left\.csv$": "a partner's file of who left; the token in its address",
    r"^in/onward/(?P<token>[^/]+)/done/?$": "a partner did what its file asks; token and signature",
    r"^in/onward/(?P<token>[^/]+)/?$": "a partner tells that somebody left; token and signature",
    rf"^p/(?P<token>[^/]+)/receipt/{EVENT}/?$": "the receipt of one yes, behind the same link",
    rf"^p/(?P<token>[^/]+)/receipt/{EVENT}\.json$": "the same as data",
    rf"^p/(?P<token>[^/]+)/receipt/{EVENT}\.pdf$": "the same as a document",
    rf"^p/(?P<token>[^/]+)/picture/{EVENT}/(?P<picture_id>[0-9]{{1,18}})\.png$": "a form of their yes",
    r"^p/(?P<token>[^/]+)/data\.html$": "all of one's own data, behind a link that was sent within a day",
    r"^p/(?P<token>[^/]+)/data\.json$": "the same as data",
    r"^p/(?P<token>[^/]+)/data\.schema\.json$": "what the fields of those data mean; nobody's data",
    r"^p/(?P<token>[^/]+)/data\.pdf$": "the same to be read and kept",
    r"^l/(?P<token>[^/]+)/why/?$": "why somebody left, counted without a name; behind the link to leave",
    r"^find/(?P<address>[^/]+)/?$": "a link is sent to whoever owns the address; the answer is always the same",
    "vocabulary/<str:name>": "the words and shapes of receipts, the same for everybody",
    "": "leads to the console",
    "media/images/<str:name>": "pictures of letters: mail programs fetch them without a log-in",
    "console/welcome/start/<str:token>/": "the token of the first run, once, while there is no administrator",
}
WITHOUT_CSRF = {
    r"^in/events/(?P<provider>[a-z_]+)/(?P<what>tracking|inbound|inbound_mime)/?$",
    "^x/(?P<token>[^/]+)/?$",
    SMS_ARRIVES,
    SMS_REPORT,
    "^l/(?P<token>[^/]+)/?$",
    "^s/(?P<address>[^/]+)/?$",
    "^c/(?P<token>[^/]+)/?$",
    "^stay/(?P<token>[^/]+)/?$",
    "^y/(?P<token>[^/]+)/?$",
    "^answer/(?P<token>[^/]+)/?$",
    "^p/(?P<token>[^/]+)/?$",
    "^in/onward/ack/(?P<token>[^/]+)/?$",
    "^in/onward/(?P<token>[^/]+)/done/?$",
    "^in/onward/(?P<token>[^/]+)/?$",
    "^find/(?P<address>[^/]+)/?$",
    "^l/(?P<token>[^/]+)/why/?$",
}
"""Where a signed token or a signature is the permission, or none is needed, and no log-in can be ridden on."""


def test_every_public_route_is_listed_with_its_reason() -> None:
    others = {address for address, name, need, _ in every_route() if need == PUBLIC and name in OTHERS_PUBLIC}
    public = {address for address, _, need, _ in every_route() if need == PUBLIC}
    assert public - others == set(OURS_PUBLIC), "mark the view with what it needs, or list its address with the reason"


def test_every_listed_route_is_there() -> None:
    names = {name for _, name, _, _ in every_route()}
    assert {*OTHERS, *OTHERS_PUBLIC} - names == set()


def test_csrf_protection_is_off_for_signed_tokens_alone() -> None:
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    # A program brings its token with each request and no cookie, so nobody can make a browser call in its name.
    reachable = [(address, view) for address, _, need, view in every_route() if need not in (None, PROGRAM)]
    exempt = {address for address, view in reachable if getattr(view, "csrf_exempt", False)}
    assert exempt == WITHOUT_CSRF


def test_every_address_of_the_api_asks_for_a_token() -> None:
    client = Client(SERVER_NAME="localhost")
    addresses = [address for address, _, need, _ in every_route() if need == PROGRAM]
    assert len(addresses) > 10
    for address in addresses:
        path = re.sub("<[^>]*>", "1", address.removeprefix("^"))
        for method in ("get", "post", "patch", "put", "delete", "options"):
            assert getattr(client, method)(f"/{path}").status_code == 401, (method, path)
