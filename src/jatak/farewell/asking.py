"""Which leavings a letter confirms: where the person's country wants it, or the company chose so; once an act."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from jatak.consent.models import Actor, Event, EventKind, Via
from jatak.delivery.consignment import rulebook
from jatak.farewell.law import is_wanted
from jatak.farewell.models import Choice, Confirm, Goodbye, Left
from jatak.law.rulebook import Rulebook
from jatak.people.models import ContactKind, ContactPoint, Profile

CONFIRMED = frozenset({Via.LINK, Via.MAIL_CLIENT, Via.REPLY, Via.PHONE, Via.LETTER, Via.TILL, Via.PAPER, Via.API})
"""Media on which somebody asked to leave. STOP is answered by SMS; a complaint, an authority and a form that asked are
answered where they came from or not at all."""

RECENT = timedelta(days=2)
"""What was heard longer ago, and comes in by a transfer or after an outage, is confirmed to nobody: who left years ago
would wonder."""


Answered = Callable[[Sequence[Left]], set[int]]
"""Of leavings those that another letter answers, by their keys."""


def by_nothing_else(left: Sequence[Left]) -> set[int]:
    """No other letter answers any of them."""
    return set()


def ask_for_letters(left: Sequence[Left], at: datetime, answered: Answered = by_nothing_else) -> int:
    """Ask for the letters of these leavings; how many are new. At most one an act, whatever else it touched."""
    recent = [each for each in left if each.heard_at > at - RECENT and _can_be_confirmed(each)]
    done = answered(recent)
    candidates = [each for each in recent if each.pk not in done]
    if not candidates:
        return 0
    choices = dict(Choice.objects.filter(controller__in={e.controller_id for e in left}).values_list("pk", "confirm"))
    wanting = _living_where_wanted({each.person_id for each in candidates if each.person_id}, rulebook(at))
    new = 0
    for each in _first_of_each_act(candidates):
        choice = choices.get(each.controller_id, Confirm.BY_LAW)
        wanted = choice == Confirm.ALWAYS or (choice == Confirm.BY_LAW and each.person_id in wanting)
        if wanted and _has_mailbox(each) and not _told_already(each):
            _, made = Goodbye.objects.get_or_create(act=act_of(each), defaults={"left": each, "asked_at": at})
            new += made
    return new


def act_of(left: Left) -> str:
    """The name of an act, whatever companies it touched."""
    return f"{left.person_id} {left.said_at.isoformat()} {left.heard_at.isoformat()} {left.via}"


def _can_be_confirmed(left: Left) -> bool:
    own = left.actor in (Actor.PERSON, Actor.STAFF)
    return left.person_id is not None and own and left.via in CONFIRMED and not left.survey


def _first_of_each_act(left: Sequence[Left]) -> list[Left]:
    """Of the companies that a joint yes, or a no to everything, took along one speaks for all."""
    return list({act_of(each): each for each in sorted(left, key=lambda each: each.event_id, reverse=True)}.values())


def _living_where_wanted(people: set[int], law: Rulebook) -> set[int]:
    """Those in whose country, or one of whose two, a confirmation is required or recommended."""
    now = Profile.objects.filter(person__in=people, valid_to=None).values_list("person", "country", "other_country")
    return {person for person, *countries in now if any(is_wanted(each, law) for each in countries if each)}


def _has_mailbox(left: Left) -> bool:
    return ContactPoint.objects.filter(person=left.person_id, kind=ContactKind.EMAIL).exists()


def _told_already(left: Left) -> bool:
    """Whether a letter told of as much before, and the person has said yes to nothing since."""
    before = Goodbye.objects.filter(left__person_id=left.person_id, left__controller=left.controller_id)
    since = [each.left.heard_at for each in before.select_related("left") if _covers(each.left, left)]
    if not since:
        return False
    yes = Event.objects.filter(person_id=left.person_id, kind=EventKind.GIVEN, recorded_at__gte=max(since))
    return not yes.exists()


def _covers(wide: Left, narrow: Left) -> bool:
    channels = not wide.channels or (bool(narrow.channels) and set(narrow.channels) <= set(wide.channels))
    topic, brand = wide.topic_id in (None, narrow.topic_id), wide.brand_id in (None, narrow.brand_id)
    return channels and topic and brand and (wide.everything or not narrow.everything)
