"""The message about which a program asks."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from jatak.api.caller import Caller
from jatak.api.fields import Id, Limb, Told, one_of
from jatak.api.whom import Whom
from jatak.clearance.purposes import PURPOSES, USUAL_ELEMENTS
from jatak.clearance.request import Request
from jatak.gate.message import Channel, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Tri
from jatak.people.models import Brand, ProductGroup, Topic

Purpose = Literal["marketing", "marketing-with-consent", "marketing-to-customers", "service"]


class DecisionAsked(Told):
    """A message that is not written yet; it names its sender and can be refused, as all from here."""

    person: Whom
    channel: one_of(Channel) = "email"  # type: ignore[valid-type]
    purpose: Purpose = "marketing"
    elements: list[one_of(Element)] = Field(  # type: ignore[valid-type]
        [], max_length=30, description="What is in it; empty: a promotion in marketing, news of an order in service."
    )
    topic: Id | None = None
    brand: Id | None = None
    product_groups: list[Id] = Field([], max_length=50, description="What is offered.")
    own_similar: Limb = Field(
        "unknown", description="Whether it is similar to what was bought; unknown: the groups tell."
    )

    @property
    def only(self) -> Ground | None:
        """The one ground that the purpose lets count."""
        return PURPOSES[self.purpose][1]

    def request(self, caller: Caller, at: datetime) -> Request:
        """As gathering is asked."""
        declared, _ = PURPOSES[self.purpose]
        elements = frozenset(map(Element, self.elements)) or frozenset({USUAL_ELEMENTS[declared]})
        channel, company = Channel(self.channel), caller.controller
        topic, brand = caller.own(Topic, self.topic, "/topic"), caller.own(Brand, self.brand, "/brand")
        groups = [caller.own(ProductGroup, pk, "/product_groups").pk for pk in dict.fromkeys(self.product_groups)]
        return Request(
            company.pk,
            channel,
            MessageFacts(SenderKind(company.kind), channel, declared, elements, Tri.YES, Tri.YES),
            at,
            brand_id=brand.pk if brand else None,
            topic_id=topic.pk if topic else None,
            product_groups=tuple(groups),
            own_similar=Tri[self.own_similar.upper()],
        )
