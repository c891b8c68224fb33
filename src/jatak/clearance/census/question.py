"""The question of a census: which message, to whomever a company knows."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from jatak.base.errors import UsageError
from jatak.base.hashing import canonical_json
from jatak.clearance.purposes import PURPOSES, USUAL_ELEMENTS
from jatak.clearance.request import Request
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Tri
from jatak.people.models import Controller


@dataclass(frozen=True)
class Question:
    """A message that is not written yet, as plain values; it names its sender and can be refused."""

    controller: int
    channel: str = Channel.EMAIL.value
    purpose: str = "marketing"
    elements: tuple[str, ...] = ()
    """None: what is usual for the purpose."""
    brand: int | None = None
    topic: int | None = None
    own_similar: str = "unknown"
    product_groups: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "elements", tuple(sorted(set(self.elements))))
        object.__setattr__(self, "product_groups", tuple(sorted(set(self.product_groups))))

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """As it was stored."""
        lists = {name: tuple(plain[name]) for name in ("elements", "product_groups")}
        return cls(**{**plain, **lists})

    def plain(self) -> dict[str, Any]:
        """To be stored."""
        return asdict(self) | {"elements": list(self.elements), "product_groups": list(self.product_groups)}

    @property
    def key(self) -> str:
        """A hash that is the same for the same question."""
        return hashlib.sha256(canonical_json(self.plain())).hexdigest()[:32]

    @property
    def only(self) -> Ground | None:
        """The one ground that the purpose lets count, None for any."""
        return self._declared()[1]

    def facts(self) -> MessageFacts:
        """What the law needs to know of the message; raises UsageError on words that name nothing."""
        declared, _ = self._declared()
        try:
            channel, elements = Channel(self.channel), frozenset(map(Element, self.elements))
        except ValueError as error:
            raise UsageError(
                f"The question cannot be read: {error}.", "Choose channel and content from the lists."
            ) from None
        kind = SenderKind(Controller.objects.values_list("kind", flat=True).get(pk=self.controller))
        return MessageFacts(
            kind, channel, declared, elements or frozenset({USUAL_ELEMENTS[declared]}), Tri.YES, Tri.YES
        )

    def request(self, as_of: datetime) -> Request:
        """The question to gathering, to count people."""
        facts = self.facts()
        return Request(
            controller_id=self.controller,
            channel=facts.channel,
            facts=facts,
            as_of=as_of,
            brand_id=self.brand,
            topic_id=self.topic,
            product_groups=self.product_groups,
            own_similar=Tri[self.own_similar.upper()],
            evidence=False,
        )

    def _declared(self) -> tuple[Declared, Ground | None]:
        if self.purpose not in PURPOSES:
            raise UsageError(f"There is no purpose {self.purpose!r}.", f"There are: {', '.join(PURPOSES)}.")
        return PURPOSES[self.purpose]


def standing(controller_id: int, channel: str, brand: int | None = None) -> Question:
    """A plain newsletter of a company or of one of its brands, about what is similar to what was bought of it."""
    elements = Element.NEWSLETTER.value, Element.PROMOTION.value
    return Question(controller_id, channel, elements=elements, brand=brand, own_similar=Tri.YES.name.lower())
