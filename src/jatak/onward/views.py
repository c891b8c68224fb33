"""What partners open: the page behind the link of a mail, their file, and the address at which they tell us."""

import re
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.base.tokens import BrokenToken
from jatak.database.using import acting_as, atomic
from jatak.hooks.signing import NotSigned, checked, headers
from jatak.onward.acknowledge_link import EPOCH, MICROSECOND, AcknowledgeLink
from jatak.onward.models import Partner, Passing
from jatak.onward.partners import hash_of, secret_of
from jatak.onward.telling import acknowledge, note_told, open_of, told_by
from jatak.onward.theirs import NotUnderstood, hear, read
from jatak.onward.told import as_csv, names_of

LARGEST = 256 << 10
"""Bytes of what a partner tells us at once."""
MOST_ROWS = 10_000
FILE = re.compile(rb"file_([0-9]{1,17})")


@public("a partner says that it knows; the signed token of its mail is the permission, and only a POST does it")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledged(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows one button and changes nothing; POST acknowledges what the mail told; again is harmless."""
    try:
        link = AcknowledgeLink.read(token)
    except BrokenToken:
        return _page(request, None, 404)
    with acting_as("web"):
        partner = Partner.objects.select_related("controller").filter(pk=link.partner_id).first()
        if partner is None:
            return _page(request, None, 404)
        told = told_by(partner.pk, link.told_at)
        if request.method == "POST":
            acknowledge(told, partner.mailbox or partner.name, "link", now())
        return _page(request, partner, 200, some_open=told.filter(acknowledged_at=None).exists())


@public("a partner's file of who left; the token in its address is the permission")
@require_GET
def file(request: HttpRequest, token: str) -> HttpResponse:
    """All that it has not acknowledged, signed as calls are; `webhook-id` is what it acknowledges."""
    at = now()
    with acting_as("web"), atomic():
        partner = _partner(token)
        passings = list(open_of(partner)[:MOST_ROWS])
        note_told(Passing.objects.filter(pk__in=[each.pk for each in passings]), at)
        body = as_csv(passings, names_of(passings)).encode()
        secret = secret_of(partner)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="left.csv"'
    answer["Cache-Control"] = "no-store"
    for name, value in headers(secret, f"file_{(at - EPOCH) // MICROSECOND}", at, body).items():
        answer[name] = value
    return answer


@public("a partner says that it did what its file asks; the token in its address and the signature are the permission")
@csrf_exempt
@require_POST
def up_to_date(request: HttpRequest, token: str) -> HttpResponse:
    """The body is the `webhook-id` of the file; it acknowledges what was in it."""
    at = now()
    with acting_as("web"):
        partner = _partner(token)
        if (refused := _refused(request, partner, at)) is not None:
            return refused
        named = FILE.fullmatch(request.body.strip())
        if named is None:
            return _problem(422, "The body is not the webhook-id of a file.")
        told = told_by(partner.pk, EPOCH + int(named[1]) * MICROSECOND)
        return JsonResponse({"acknowledged": acknowledge(told, partner.name, "file", at)})


@public("a partner tells that somebody left; the token in its address and the signature are the permission")
@csrf_exempt
@require_POST
def told_us(request: HttpRequest, token: str) -> HttpResponse:
    """Record the no as the person's own, heard by way of the partner; the same `webhook-id` again is harmless."""
    at = now()
    with acting_as("web"):
        partner = _partner(token)
        if (refused := _refused(request, partner, at)) is not None:
            return refused
    try:
        word = read(request.body)
    except NotUnderstood as error:
        return _problem(422, f"{error.message} {error.remedy}")
    return JsonResponse({"events": hear(partner, request.headers["webhook-id"], word, at)})


def _refused(request: HttpRequest, partner: Partner, at: datetime) -> HttpResponse | None:
    """What is answered to a call that is too large, or that the partner did not sign."""
    if len(request.body) > LARGEST:
        return _problem(413, f"The body has more than {LARGEST} bytes. Tell of fewer people at once.")
    given = {name.lower(): value for name, value in request.headers.items()}
    try:
        checked(secret_of(partner), given, request.body, at)
    except NotSigned as error:
        return _problem(401, f"{error} See docs/webhooks.md.")
    return None


def _partner(token: str) -> Partner:
    found = Partner.objects.select_related("controller").filter(token_hash=hash_of(token), closed_at=None).first()
    if found is None:
        raise Http404
    return found


def _problem(status: int, words: str) -> JsonResponse:
    return JsonResponse({"title": words}, status=status)


def _page(request: HttpRequest, partner: Partner | None, status: int, some_open: bool = False) -> HttpResponse:
    shown = {"partner": partner, "some_open": some_open, "language": get_language() or "en"}
    response = render(request, "onward/acknowledge.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return response
