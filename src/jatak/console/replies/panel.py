"""How far the answer to a request is, for its page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.console.people.sight import Sight
from jatak.console.replies.addresses import Reach, company_of, reach_of
from jatak.console.replies.forms import Longer, Sending
from jatak.desk.clock import AT_ONCE, OF_RIGHTS
from jatak.desk.models import Asked, Request
from jatak.people.models import Controller
from jatak.retention.answers.ordering import OPEN, goes_at
from jatak.retention.models import AnswerOrder, Stage

MORE = frozenset({Asked.ACCESS, Asked.PORT, Asked.AUTHORITY})
"""What is answered by all that is held."""


@dataclass(frozen=True)
class Panel:
    """The newest answer that was made for a request, and where it can go."""

    found: Request
    order: AnswerOrder | None
    reach: Reach
    company: Controller | None
    may_make: bool
    at: datetime
    sending: Sending
    longer: Longer

    @property
    def waiting(self) -> bool:
        """Whether it is being made."""
        return self.order is not None and self.order.stage in OPEN

    @property
    def ready(self) -> bool:
        """Whether it can be looked at, sent and fetched."""
        return self.order is not None and self.order.stage == Stage.DONE

    @property
    def gone_at(self) -> datetime | None:
        """When its file goes."""
        return goes_at(self.order) if self.order else None

    @property
    def may_send(self) -> bool:
        """Whether it is for the person, and there is an address."""
        ready = self.ready and self.order is not None and not self.order.to_authority
        return ready and self.order is not None and self.order.letter_id is None and self.company is not None

    @property
    def first(self) -> bool:
        """Whether this is what is asked for above all."""
        return self.found.asked in MORE

    @property
    def may_take_longer(self) -> bool:
        """Whether the law gives more time, and it is not too late to tell."""
        return self.found.asked in OF_RIGHTS and not self.found.extended_months and self.at < self.found.due_at


def panel_of(found: Request, sight: Sight | None, at: datetime, **forms: Any) -> Panel | None:
    """None where nobody is known whom it could be about, or who only leaves."""
    if sight is None or found.asked in AT_ONCE:
        return None
    reach = reach_of(found, sight)
    order = AnswerOrder.objects.filter(request_id=found.pk).order_by("-asked_at").first()
    sending, longer = forms.get("sending") or Sending(None, reach), forms.get("longer") or Longer(None, reach)
    may_make = may_make_for(sight.operator, found)
    return Panel(found, order, reach, company_of(found, sight), may_make, at, sending, longer)


def may_make_for(operator: Operator, found: Request) -> bool:
    """Whether the operator may answer with what the company holds, or with what all hold where none is named."""
    if found.controller_id is None:
        return operator.everywhere(May.PROVE)
    return operator.may(May.PROVE, found.controller_id)
