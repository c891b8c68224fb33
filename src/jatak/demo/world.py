"""What the steps of the story share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jatak.campaigns.models import Campaign
from jatak.clearance.request import Request
from jatak.content.facts import message_facts
from jatak.content.models import TemplateVersion
from jatak.demo.accounts import LogIn
from jatak.demo.asking import Question
from jatak.demo.cast import Cast
from jatak.demo.companies import Companies
from jatak.demo.house import House
from jatak.demo.servers import Servers
from jatak.demo.sink import Received, Sink
from jatak.demo.telling import Telling
from jatak.gate.situation import Tri
from jatak.law.rulebook import Rulebook


@dataclass
class World:
    """Everything that is there so far; each step adds to it."""

    house: House
    sink: Sink
    tell: Telling
    clock: Callable[[], datetime]
    begun: datetime
    cast: Cast
    companies: Companies = field(init=False)
    questions: dict[str, Question] = field(init=False)
    letter: TemplateVersion = field(init=False)
    """The summer letter of Solrejser."""
    servers: Servers = field(init=False)
    form: str = field(init=False)
    """The path of a form in which anybody may sign up."""
    log_ins: list[LogIn] = field(default_factory=list)
    """Who may open the console."""
    spring: Campaign = field(init=False)
    summer: Campaign = field(init=False)
    summer_mails_from: int = field(init=False)
    """How many mails had come before the summer campaign."""
    summer_mails_to: int | None = None
    """How many had come when it was out; None while it runs."""
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def rulebook(self) -> Rulebook:
        """Today's law."""
        return Rulebook.load(self.begun.date())

    @property
    def summer_mails(self) -> list[Received]:
        """The mails of the summer campaign, as far as they have come."""
        come = self.sink.received[self.summer_mails_from : self.summer_mails_to]
        # What serves somebody alone, such as the letter that confirms a leaving, may come between.
        return [each for each in come if b"\nList-Id:" in each.data]

    def question(self, at: datetime) -> Request:
        """What the gate is asked about the summer letter."""
        facts, companies = message_facts(self.letter), self.companies
        return Request(
            companies.sydrejser.pk,
            facts.channel,
            facts,
            at,
            brand_id=companies.solrejser.pk,
            topic_id=companies.charter.pk,
            product_groups=(companies.beach.pk,),
            own_similar=Tri.UNKNOWN,
        )
