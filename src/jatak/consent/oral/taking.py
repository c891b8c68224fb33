"""Taking an answer down."""

from jatak.consent.act import Act
from jatak.consent.answer import NotAsked
from jatak.consent.answering import note
from jatak.consent.models import Answer
from jatak.consent.oral.heard import VIAS, Heard, TakenDown
from jatak.consent.oral.yes import say_yes
from jatak.consent.saying_no import say_no
from jatak.consent.served import count_answer, count_shown
from jatak.database.using import atomic


def take_down(heard: Heard) -> TakenDown:
    """Write an answer down in one transaction, role consent; the same screen sent twice is once.

    Of who gave no answer nothing is kept but that somebody was asked.
    """
    point = heard.showing.place.point
    if point.kind not in VIAS or point.closed_at is not None:
        raise NotAsked("Nobody is asked here.", "Choose a collection point that is open.")
    with atomic():
        new, act = note(heard.showing, heard.told, heard.act())
        if not new:
            return TakenDown(heard.told.answer, new=False)
        _count(heard)
        match heard.told.answer:
            case Answer.YES:
                return say_yes(heard, act)
            case Answer.NO:
                return _no(heard, act)
        return TakenDown(heard.told.answer)


def _count(heard: Heard) -> None:
    version, showing = heard.showing.place.pk, heard.showing.id
    count_shown(version, showing, heard.heard_at)
    count_answer(version, showing, heard.told.answer, heard.heard_at)


def _no(heard: Heard, act: Act) -> TakenDown:
    events = say_no(heard.showing, heard.told, act)
    if not events:
        raise NotAsked("Whose no is it?", "Type the address; or say that the person did not answer.")
    return TakenDown(Answer.NO, person_id=events[0].person_id, events=events)
