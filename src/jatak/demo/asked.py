"""The gate's answer for one person."""

from dataclasses import dataclass, replace

from jatak.clearance.decider import Answer, Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.models import Event, NoticeText
from jatak.database.using import acting_as
from jatak.demo.cast import Member
from jatak.demo.world import World
from jatak.gate.decision import Decision
from jatak.people.models import Controller


@dataclass(frozen=True)
class Asked:
    """A person, the answer, and the yes on which it stands."""

    member: Member
    answer: Answer
    event: Event | None
    text: NoticeText | None

    @property
    def decision(self) -> Decision:
        """What the gate said."""
        return self.answer.decision


def asked_about(world: World, member: Member, request: Request | None = None) -> Asked:
    """Ask the gate whether the summer letter, or what `request` says, may go to one person now."""
    request = request or world.question(world.clock())
    with acting_as("worker"):
        candidates = gather([member.id], request, world.rulebook)[member.id]
        answer = Decider(request.facts, world.rulebook).best(candidates)
    found = answer.candidate
    with acting_as("consent"):
        event = Event.objects.filter(pk=found.consent_event_id).first() if found.consent_event_id else None
        texts = NoticeText.objects.select_related("version__notice")
        text = texts.filter(pk=found.notice_text_id).first() if found.notice_text_id else None
    return Asked(member, answer, event, text)


def of_company(world: World, company: Controller) -> Request:
    """The same letter by another company of the group, as a question."""
    return replace(
        world.question(world.clock()), controller_id=company.pk, brand_id=None, topic_id=None, product_groups=()
    )
