"""Saying why one left: after it is done, if one likes, and counted without a name."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.campaigns.models import Why
from jatak.campaigns.why_left import count_why
from jatak.centre.door import door_of
from jatak.centre.dress import speech_of
from jatak.consent.leave_link import BrokenLink
from jatak.preferences.pages import broken_page, gone_page
from jatak.signup.drawing import drawn
from jatak.signup.limits import is_first


# Without CSRF protection, as for leaving: the signed link is the permission, and nobody has a session.
@public("why somebody left, if they like to say it: counted without a name; the signed link is the permission")
@csrf_exempt
@require_http_methods(["POST"])
def why_left(request: HttpRequest, token: str) -> HttpResponse:
    """Count a reason, of one link once an hour at most; nothing else comes of it, whatever was sent."""
    at = now()
    try:
        door = door_of(token, at)
    except BrokenLink:
        return broken_page(request, token)
    if door is None:
        return gone_page(request)
    said = request.POST.get("why", "")
    if said in Why.values and is_first(at, f"why {token}"):
        count_why(door.company.pk, door.link.message_id, Why(said))
    speech = speech_of(request, door)
    told = speech.said()
    shown = {"title": told["why_thanks_title"], "lead": [told["why_thanks_lead"]], "good": True}
    links = [(f"/p/{token}#more", told["come_back"])]
    return drawn(request, "signup/told.html", speech.dress, 200, links=links, **shown)
