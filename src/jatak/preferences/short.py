"""The short link of an SMS: the page of the long one, which the message is enough to write."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.errors import JatakError
from jatak.base.tokens import BrokenToken
from jatak.consent.leave_link import LeaveLink
from jatak.consent.short_link import LEAVE
from jatak.database.using import acting_as
from jatak.delivery.archive import finding
from jatak.delivery.models import Message
from jatak.gate.message import Channel
from jatak.people.models import ContactKind, ContactPoint
from jatak.preferences.pages import broken_page
from jatak.preferences.views import leave

NOBODY = bytes(32)
"""In place of the hash of an address that was erased."""


@public("the link to leave of an SMS; its signed token is the permission")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave_by_sms(request: HttpRequest, token: str) -> HttpResponse:
    """As the link to leave: GET and HEAD show the page and change nothing, POST leaves at once."""
    try:
        link = link_of(LEAVE.message_of(token))
    except BrokenToken:
        return broken_page(request)
    return broken_page(request) if link is None else leave(request, link.token())


def link_of(message_id: int) -> LeaveLink | None:
    """The long link of a message, also of an archived one; None where nothing is known of it."""
    with acting_as("web"):
        message = Message.objects.filter(id=message_id).first() or _archived(message_id)
        if message is None:
            return None
        point = ContactPoint.objects.filter(pk=message.contact_point_id).first()
        return LeaveLink(
            message.controller_id,
            message.person_id,
            NOBODY if point is None else bytes(point.keyed_hash),
            message.id,
            message.topic_id,
            _channel(point).value,
        )


def _channel(point: ContactPoint | None) -> Channel:
    return Channel.EMAIL if point is not None and point.kind == ContactKind.EMAIL else Channel.SMS


def _archived(message_id: int) -> Message | None:
    try:
        return finding.message(message_id)
    except JatakError:
        return None
