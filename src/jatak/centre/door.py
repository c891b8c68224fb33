"""By which link somebody came, and what it opens."""

from dataclasses import dataclass
from datetime import datetime

from jatak.base.tokens import BrokenToken
from jatak.consent.leave_link import LeaveLink
from jatak.consent.own_link import FRESH, OwnLink
from jatak.consent.widening import address_of
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller
from jatak.retention.erasure.let_go import has_let_go


@dataclass(frozen=True, slots=True)
class Door:
    """Any link of a message shows and changes what was said; one that was asked for just now shows the rest, too."""

    token: str
    """As it came."""
    link: LeaveLink
    company: Controller
    point: ContactPoint | None
    """The address that the message went to; None where its person is no longer here, or the company let go of them."""
    fresh_until: datetime | None = None
    """Until when it opens name, addresses and data; None: it does not."""

    @property
    def person_id(self) -> int | None:
        """Who came, None where they are no longer here; of two who were merged, the one who stayed."""
        return self.point.person_id if self.point else None

    @property
    def is_fresh(self) -> bool:
        """Whether whoever holds it reads the mailbox now, and not only once did, or was passed a message on."""
        return self.fresh_until is not None and self.point is not None


def door_of(token: str, at: datetime) -> Door | None:
    """The door that a token opens, None where its company is no longer here; raises BrokenLink."""
    link, fresh_until = _read(token, at)
    with acting_as("consent"):
        company = Controller.objects.filter(pk=link.controller_id).first()
        point = address_of(link)
        if company is None:
            return None
        if point is not None and has_let_go(point.person_id, company.pk):
            point = None  # What another company holds is not shown, whatever link leads here.
        return Door(token, link, company, point, fresh_until)


def _read(token: str, at: datetime) -> tuple[LeaveLink, datetime | None]:
    try:
        own = OwnLink.read(token)
    except BrokenToken:
        return LeaveLink.read(token), None
    return own.leave_link, own.at + FRESH if own.is_fresh(at) else None
