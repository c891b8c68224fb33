"""The addresses that gateways call; the secret in each, or a signature, is the permission."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.delivery.gateways import Call, Gateway, Unreadable, gateway_named
from jatak.inbound.sms.calls import TooLong, call_of
from jatak.inbound.sms.reporting import reported
from jatak.inbound.sms.settling import text_in
from jatak.inbound.sms.text import incoming_text
from jatak.inbound.taking import take_in

WHY = "SMS gateways call it without a log-in; the secret in the address, or their signature, is the permission"


# Kannel brings messages by GET: it knows no other way, and the secret in the address keeps everybody else out.
@public(WHY)
@csrf_exempt
@require_http_methods(["GET", "POST"])
def arrive(request: HttpRequest, name: str, word: str) -> HttpResponse:
    """A message that somebody sent to one of our numbers; the same one again changes nothing."""
    called = _called(request, name, word)
    if isinstance(called, HttpResponse):
        return called
    gateway, call = called
    try:
        arrival = gateway.arrival(call)
    except Unreadable as error:
        return _said(400, f"This is no message: {error}.")
    text = incoming_text(arrival, name, now())
    take_in(text, *text_in(text))
    return _nothing(gateway)


@public(WHY)
@csrf_exempt
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, name: str, word: str, token: str) -> HttpResponse:
    """What became of one message of ours, which the token names."""
    called = _called(request, name, word)
    if isinstance(called, HttpResponse):
        return called
    gateway, call = called
    try:
        told = gateway.report(call)
    except Unreadable as error:
        return _said(400, f"This is no report: {error}.")
    if told is not None and not reported(name, token, told, now()):
        return _said(404, "No message of ours has this address.")
    return _nothing(gateway)


def _called(request: HttpRequest, name: str, word: str) -> tuple[Gateway, Call] | HttpResponse:
    """The gateway and what it says, or the answer to who is none."""
    gateway = gateway_named(settings.JATAK_SMS_URL, name, word)
    if gateway is None:
        return _said(404, "Nothing is here.")
    try:
        call = call_of(request)
    except (TooLong, UnreadablePostError, MultiPartParserError, SuspiciousOperation):
        return _said(400, "This cannot be read.")
    return (gateway, call) if gateway.is_genuine(call) else _said(403, "The signature is not good.")


def _nothing(gateway: Gateway) -> HttpResponse:
    """No word of ours becomes an SMS: Twilio wants that said in its own language, the others take an empty text."""
    if gateway.kind == "twilio":
        return HttpResponse("<Response/>", content_type="text/xml")
    return HttpResponse("", content_type="text/plain")


def _said(status: int, words: str) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
