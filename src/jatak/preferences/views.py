"""The link to leave: RFC 8058 for mail clients, and a page with one button for people."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.consent.leave_link import BrokenLink, LeaveLink
from jatak.preferences.leaving import leave_by
from jatak.preferences.pages import broken_page, gone_page, leave_page, left_page
from jatak.preferences.requests import Asked, asked
from jatak.preferences.sender import Sender, sender_of


# The one view without CSRF protection. There is no session to ride on: whoever can forge this request must hold the
# signed token, and who holds it may leave. Asking for a cookie would break one-click, and every browser without them.
#
# No limit of rate either: mail providers click for thousands of people from a few addresses, and any limit would lose
# an opt-out. A forged token costs one HMAC, a true one writes once for each of its buttons, however often it is posted.
@public("the link to leave; its signed token is the permission")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show the page and change nothing; POST leaves at once and never redirects."""
    try:
        link = LeaveLink.read(token)
    except BrokenLink:
        return broken_page(request, token)
    sender = sender_of(link)
    if sender is None:
        return gone_page(request)
    return _posted(request, link, sender) if request.method == "POST" else leave_page(request, link, sender)


def _posted(request: HttpRequest, link: LeaveLink, sender: Sender) -> HttpResponse:
    what = asked(request)
    if what is None or (what is Asked.TOPIC and sender.topic is None):
        return leave_page(request, link, sender, unclear=True)
    leave_by(link, what, now())
    if what is Asked.ONE_CLICK:
        # Nobody reads it; the same bytes for everybody tell nothing about anybody.
        return HttpResponse("You have left.\n", content_type="text/plain; charset=utf-8")
    return left_page(request, link, sender, what)
