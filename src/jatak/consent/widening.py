"""Saying yes to more, or again after leaving, by whoever came by a link in a message of theirs."""

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.answer import Showing, Told
from jatak.consent.answering import note
from jatak.consent.leave_link import LeaveLink
from jatak.consent.models import Answer
from jatak.consent.saying_yes import say_yes_by_link
from jatak.consent.served import count_answer
from jatak.database.using import atomic
from jatak.people.merging import kept_as
from jatak.people.models import ContactPoint


class NobodyThere(UsageError):
    """A link of somebody who was erased, or of an address that they have no longer."""


def address_of(link: LeaveLink) -> ContactPoint | None:
    """The address to which the message of a link went, while it is the same person's; role consent.

    Of two who were merged since, the one who stayed has it.
    """
    same = {link.person_id, kept_as(link.person_id)}
    points = ContactPoint.objects.select_related("person").filter(keyed_hash=link.address_hash)
    return points.filter(person__in=same - {None}).first()


def widen(link: LeaveLink, showing: Showing, told: Told, act: Act) -> bool:
    """Take down a yes in one transaction: an act of the person's own, to these words and for whom these words name.

    The link proves the mailbox that it was sent to, so that a yes for it needs no second click; a number that is typed
    here is proven by nothing: whether one waits. The same again is once.
    """
    point = address_of(link)
    if point is None:
        raise NobodyThere("There is nobody of this link here.", "Sign up with the form.")
    with atomic():
        noted, act = note(showing, told, act)
        if not noted:
            return bool(told.telephone) and showing.place.double_opt_in
        count_answer(showing.place.pk, showing.id, Answer.YES, act.at)
        return say_yes_by_link(showing, told, act, point)
