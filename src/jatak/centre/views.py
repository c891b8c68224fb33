"""The page of whoever has a link from a message: what stands, how we know, and changing it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.centre import acts
from jatak.centre.acts.widening import say_more
from jatak.centre.door import Door, door_of
from jatak.centre.outcome import Outcome
from jatak.centre.page import own_page
from jatak.centre.standing import visible
from jatak.consent.leave_link import BrokenLink
from jatak.preferences.pages import broken_page, gone_page


# Without CSRF protection, as for leaving: the signed link is the permission, and nobody has a session.
@public("what somebody said, and saying more; the signed token of a link from their message is the permission")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show it and change nothing; POST does what one button says, and shows the page that follows."""
    at = now()
    try:
        door = door_of(token, at)
    except BrokenLink:
        return broken_page(request, token)
    if door is None:
        return gone_page(request)
    if request.method != "POST":
        return own_page(request, door)
    return own_page(request, door, _done(request, door, at))


def _done(request: HttpRequest, door: Door, at: datetime) -> Outcome:
    """A button of the page, or of a form that asks for more; there is nobody to say yes where nobody is known."""
    if "act" in request.POST:
        return acts.do(door, visible(door), request.POST, at)
    return say_more(request, door, door.point, at) if door.point else Outcome()
