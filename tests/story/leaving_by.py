"""The media by which people leave, as each of them is heard; complaints beside would slow the campaign, rightly."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode

from django.test import Client, override_settings
from tests.story.postbag import reply, to_leave
from tests.story.sending import now

from jatak.consent.leave_link import LeaveLink
from jatak.consent.models import Via
from jatak.consent.scope import Scope
from jatak.database.using import acting_as
from jatak.delivery.gateways import word_of
from jatak.desk.acting import By
from jatak.desk.leaving import leave_as_asked
from jatak.desk.opening import open_request
from jatak.inbound.delivering import deliver
from jatak.people.addresses import keyed_hash_of
from jatak.people.models import ContactKind, ContactPoint

GATEWAY = "kannel://u:p@127.0.0.1:9"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Leaver:
    """Somebody who has a message of ours, or is about to."""

    controller_id: int
    point: ContactPoint
    message_id: int

    def one_click(self) -> None:
        """The mail program's button (RFC 8058)."""
        self._post(b"List-Unsubscribe=One-Click")

    def page(self) -> None:
        """The button of the page behind the link."""
        self._post(b"choice=company")

    def mail(self) -> None:
        """The mail program's mail to the address of List-Unsubscribe (RFC 2369)."""
        self._comes(to_leave(self.message_id, self.point.address))

    def answer(self) -> None:
        """A reply in their own words."""
        self._comes(reply("Please take me off your list.", self.message_id, self.point.address))

    def call(self) -> None:
        """They call, and it is written down and done at once."""
        with acting_as("consent"):
            request = open_request(
                medium=Via.PHONE,
                received_at=now(),
                recorded_at=now(),
                controller_id=self.controller_id,
                person_id=self.point.person_id,
            )
            leave_as_asked(request.pk, Scope(self.controller_id), By("Mette", now()), "asked for no more mail")

    def stop(self) -> None:
        """STOP from their telephone, which ends the mail, too."""
        number = f"+45{20_000_000 + self.point.person_id}"
        with acting_as("admin"):
            ContactPoint.objects.create(
                person_id=self.point.person_id,
                kind=ContactKind.TELEPHONE,
                address=number,
                normalised=number,
                keyed_hash=keyed_hash_of(ContactKind.TELEPHONE, number),
            )
        told = urlencode({"from": number, "to": "1234", "text": "STOP", "id": number})
        with acting_as("web"), override_settings(JATAK_SMS_URL=GATEWAY):
            answer = Client(SERVER_NAME="127.0.0.1").get(f"/in/sms/kannel/{word_of('kannel')}?{told}")
        assert answer.status_code == 200

    def _post(self, body: bytes) -> None:
        link = LeaveLink(
            self.controller_id, self.point.person_id, bytes(self.point.keyed_hash), self.message_id, None, "email"
        )
        client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
        with acting_as("web"):
            answer = client.post(f"/l/{link.token()}", body, content_type=FORM)
        assert answer.status_code == 200

    def _comes(self, data: bytes) -> None:
        with acting_as("web"):
            deliver(BytesIO(data), "", now())


MEDIA: tuple[Callable[[Leaver], None], ...] = (
    Leaver.one_click,
    Leaver.page,
    Leaver.mail,
    Leaver.answer,
    Leaver.call,
    Leaver.stop,
)
