"""Pausing: a person wants no marketing of a company for a while, and stays."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.models import Pause
from jatak.consent.preferring import begun, end
from jatak.consent.scope import Who
from jatak.database.using import atomic
from jatak.people.stopping import announce


class NoPause(UsageError):
    """A pause that would be over before it begins."""


def pause(
    person_id: int, controller_id: int, channel: str | None, topic_id: int | None, until: datetime, act: Act
) -> Pause:
    """Hold a company's marketing to a person until an instant, and tell the workers as it commits.

    Without channel or topic it is about all of them. The same pause again is once; another one of the same breadth
    takes its place. No consent ends. Raises NoPause where `until` is over already.
    """
    if until <= act.since:
        raise NoPause("This pause would be over before it begins.", "Choose a day that is still to come.")
    scope: dict[str, Any] = {"controller_id": controller_id, "channel": channel, "topic_id": topic_id}
    with atomic():
        Who(person_id=person_id).one_at_a_time()
        same = _open(person_id, act.since).filter(**scope)
        if there := same.filter(until=until, ended_at=None).first():
            return there
        end(same, act)
        announce(person_id)
        return Pause.objects.create(person_id=person_id, **scope, begun_at=act.since, until=until, **begun(act))


def resume(person_id: int, controller_id: int, channel: str | None, topic_id: int | None, act: Act) -> int:
    """End the pauses that lie inside this scope; how many there were.

    Without channel or topic that is every pause of the company's marketing. A wider pause than was named goes on.
    """
    with atomic():
        Who(person_id=person_id).one_at_a_time()
        within = {"channel": channel, "topic_id": topic_id}
        named = {name: value for name, value in within.items() if value is not None}
        return end(_open(person_id, act.since).filter(controller_id=controller_id, **named), act)


def pauses_of(person_id: int, at: datetime, controllers: list[int] | None = None) -> list[Pause]:
    """The pauses that hold at an instant, of these companies or of all, the last to end first."""
    found = _open(person_id, at).filter(begun_at__lte=at)
    if controllers is not None:
        found = found.filter(controller_id__in=controllers)
    return list(found.order_by("-until", "pk"))


def _open(person_id: int, at: datetime) -> "QuerySet[Pause]":
    going = Q(ended_at=None) | Q(ended_at__gt=at)
    return Pause.objects.filter(going, person_id=person_id, until__gt=at)
