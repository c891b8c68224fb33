"""Places where staff ask, and forms as they are set up on a page."""

import uuid
from datetime import datetime, timedelta

from tests.story.cast import NOON, Question, asked_words

from jatak.base.authors import Author
from jatak.consent import collection, notices
from jatak.consent.answer import Showing, Told
from jatak.consent.models import Answer, NoticeVersion
from jatak.consent.oral.heard import Heard
from jatak.consent.placing import drafting, publishing
from jatak.consent.placing.terms import Terms, terms_of
from jatak.consent.placing.worth import STATEMENTS, Judgement
from jatak.people.models import Controller

SOFIE = Author(7, "Sofie")
MINUTE = timedelta(minutes=1)


def notice(of: Controller, slug: str = "counter", **content: object) -> NoticeVersion:
    """A published notice in English, for Denmark unless told otherwise; as admin."""
    said = {"channels": ("email",), "countries": ("DK",)} | content
    said.setdefault("words", {"en": asked_words(of, said["channels"], said.get("purpose", "marketing"))})
    return notices.publish(notices.draft(of, slug, notices.Draft(**said)), by="Ida", at=NOON - timedelta(days=30))


def place(of: Controller, kind: str = "till", double_opt_in: bool = False, **content: object) -> Question:
    """A published place of this kind, of which everything is stated; as admin."""
    version = notice(of, kind, **content)
    draft = drafting.begin(of, f"The {kind}", kind, Terms(version.pk, double_opt_in, collection.Asks()))
    everything = Judgement(frozenset(STATEMENTS[kind]))
    seen = terms_of(draft).fingerprint
    made = publishing.publish(draft, seen, everything, by=SOFIE, at=NOON - timedelta(days=20))
    return Question(version.texts.get(), made)


def heard(asked: Question, answer: Answer = Answer.YES, at: datetime = NOON, **typed: str) -> Heard:
    """What Sofie hears a minute after she opened the screen."""
    showing = Showing(uuid.uuid4(), asked.place, asked.text, at - MINUTE)
    told = Told(answer, **({"email": "dev@example.com"} | typed))
    return Heard(showing, told, SOFIE, at, at)
