"""What somebody answered when a form asked: yes, no, or nothing."""

from dataclasses import dataclass, replace

from jatak.consent.act import Act
from jatak.consent.answer import NotAsked, Showing, Told
from jatak.consent.models import Answer, Purpose, Served
from jatak.consent.saying_no import say_no
from jatak.consent.saying_yes import say_yes
from jatak.consent.served import count_answer
from jatak.database.using import atomic


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer led to; whoever sent the form is told the same in every case."""

    answer: Answer
    letter_id: int | None = None
    """The letter to be sent."""


def answer(showing: Showing, told: Told, act: Act) -> Outcome:
    """Take down an answer in one transaction, role consent; the same answer to the same showing again is once.

    Yes gives a consent, a clicked no is an objection, and silence is neither: of who left the question as it was
    nothing is kept but that they did.
    """
    _check(showing, told)
    with atomic():
        noted, act = _noted(showing, told, act)
        if not noted:
            return Outcome(told.answer)
        count_answer(showing.place.pk, showing.id, told.answer, act.at)
        return Outcome(told.answer, _taken_down(showing, told, act))


def note(showing: Showing, told: Told, act: Act) -> tuple[bool, Act]:
    """Keep what was shown and answered, for verbs beside this one; whether it is new, and the act that names it."""
    _check(showing, told)
    return _noted(showing, told, act)


def _check(showing: Showing, told: Told) -> None:
    if showing.place.published_at is None or showing.place.notice_version_id != showing.text.version_id:
        raise NotAsked("This form does not show these words.", "Open the form again.")
    if told.answer is Answer.YES and showing.text.version.purpose != Purpose.MARKETING:
        raise NotAsked("Nobody is asked for a yes here.", "Say no, or leave the question.")
    if told.answer is Answer.SILENT and showing.place.mandatory:
        raise NotAsked("The question must be answered.", "Choose yes or no.")


def _noted(showing: Showing, told: Told, act: Act) -> tuple[bool, Act]:
    """Where nobody noted when the words were shown, nothing is said of a showing; the ledger's key keeps it once."""
    if showing.at is None:
        return True, act
    served, new = Served.objects.get_or_create(
        pk=showing.served_id(told),
        defaults={
            "version": showing.place,
            "notice_text": showing.text,
            "at": showing.at,
            "answered_at": act.at,
            "answer": told.answer,
        },
    )
    return new, replace(act, served_id=served.pk)


def _taken_down(showing: Showing, told: Told, act: Act) -> int | None:
    match told.answer:
        case Answer.YES:
            return say_yes(showing, told, act)
        case Answer.NO:
            say_no(showing, told, act)
    return None
