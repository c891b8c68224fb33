"""What staff heard when they asked, and what it led to: plain values."""

from dataclasses import dataclass, field
from datetime import datetime

from jatak.base.authors import Author
from jatak.consent.act import Act
from jatak.consent.answer import Showing, Told
from jatak.consent.models import Actor, Answer, CollectionKind, Event, LetterKind, Via

VIAS = {CollectionKind.TILL: Via.TILL, CollectionKind.PHONE: Via.PHONE, CollectionKind.PAPER: Via.PAPER}


@dataclass(frozen=True, slots=True)
class Heard:
    """In which words somebody was asked, what they answered, when, and who wrote it down."""

    showing: Showing
    told: Told
    by: Author
    said_at: datetime
    heard_at: datetime
    note: str = ""

    def act(self) -> Act:
        """A no is the person's own, as staff heard it; a yes that staff write down lifts no own no."""
        text = self.showing.text
        circumstances = {"operator": self.by.name, "script": f"{text.version.label} {text.language}"}
        return Act(
            Actor.PERSON if self.told.answer is Answer.NO else Actor.STAFF,
            VIAS[CollectionKind(self.showing.place.point.kind)],
            self.said_at,
            self.heard_at,
            particulars=circumstances | ({"note": self.note} if self.note else {}),
        )


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What an answer led to, for whoever asked."""

    answer: Answer
    new: bool = True
    """False where the same was sent twice."""
    person_id: int | None = None
    events: list[Event] = field(default_factory=list)
    letter_id: int | None = None
    letter: LetterKind | None = None
    said_no_at: datetime | None = None
    """When the person said no themself: nothing but an act of their own counts after it."""

    @property
    def stands(self) -> bool:
        """Whether they had said the same before, so that nothing new was written down."""
        return self.new and self.answer is Answer.YES and not self.events
