"""A real marketing message to the probe, through outbox, worker and relay."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jatak.clearance.decider import Answer, Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.database.using import atomic
from jatak.delivery.claimed import Dropped
from jatak.delivery.consignment import SKEW, Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.limits.admission import QUIET
from jatak.delivery.models import Message, State
from jatak.delivery.outbox import Cleared, fill_one
from jatak.gate.message import Channel
from jatak.people.models import ContactPoint, Controller
from jatak.selftest.patience import Patience
from jatak.selftest.trouble import NotTested, StepFailed

ENDED = (State.ACCEPTED, State.REFUSED, State.UNCERTAIN, State.DROPPED)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the company's newest approved letter or SMS, about one of the topics of the probe's consent."""

    version: TemplateVersion
    topic_id: int | None

    @classmethod
    def of(cls, company: Controller, topics: list[int], channel: Channel = Channel.EMAIL) -> "Letter":
        """Raises NotTested where the company has approved no marketing for this channel."""
        approved = TemplateVersion.objects.filter(
            template__controller=company, template__channel=channel.value, approved_at__isnull=False
        )
        for version in approved.select_related("template__controller").order_by("-approved_at", "-pk")[:50]:
            if can_leave(version):
                return cls(version, topics[0] if topics else None)
        what = "SMS" if channel is Channel.SMS else "letter"
        raise NotTested(f"{company.name} has approved no marketing {what}.", "Write one, and have it approved.")

    def answer(self, point: ContactPoint, at: datetime) -> Answer:
        """What the gate says of it to the probe."""
        request, law = self._request(at), rulebook(at)
        found = gather([point.person_id], request, law)[point.person_id]
        return Decider(request.facts, law).best(found)

    def send(self, point: ContactPoint, at: datetime) -> int:
        """Put it into the outbox; the number of the message. Raises StepFailed where the gate says no."""
        request, law = self._request(at), rulebook(at)
        judge = Judge(request.facts, law)
        with atomic():
            _, verdict = judge.best(gather([point.person_id], request, law)[point.person_id])
            if isinstance(verdict, Dropped):
                raise StepFailed(f"The probe may not be written to: {verdict.because}", verdict.would_change)
            sort = Sort(None, self.version.pk, request.controller_id, self.topic_id, True)
            cleared = Cleared(request.facts.id, judge.rulebook_id, at)
            return fill_one(sort, point.person_id, point.pk, verdict, cleared, at)

    def _request(self, at: datetime) -> Request:
        template, facts = self.version.template, message_facts(self.version)
        return Request(
            template.controller_id,
            facts.channel,
            facts,
            as_of=at + SKEW,
            brand_id=template.brand_id,
            topic_id=self.topic_id,
            last_metre=True,
        )


def handed_over(message_id: int, at: datetime, patience: Patience, taker: str = "relay") -> Message:
    """The message when a relay, or a gateway, has taken it; raises StepFailed where none does, NotTested where it waits
    for quiet hours to end."""

    def ended() -> Message | None:
        known = Message.objects.filter(id=message_id, created_at=at)
        return known.filter(Q(state__in=ENDED) | Q(state=State.WAITING, answer=QUIET)).first()

    message = patience.until(ended)
    if message is None:
        raise StepFailed(
            f"No worker handed the message over within {patience.seconds:g} seconds.", "Look whether a worker runs."
        )
    if message.state == State.WAITING:
        raise NotTested(f"It is quiet until {message.not_before:%Y-%m-%d %H:%M} UTC.", "Test by day.")
    if message.state != State.ACCEPTED:
        raise StepFailed(f"The {taker} did not take the message: {message.answer}.", f"Look at the {taker}s.")
    return message
