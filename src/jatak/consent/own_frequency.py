"""How often a person wants to hear of a company: a number of their own, beside what its notice promised."""

from datetime import datetime

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.models import OwnFrequency
from jatak.consent.preferring import begun, end
from jatak.consent.scope import Who
from jatak.database.using import atomic
from jatak.people.stopping import announce

AT_MOST = 1000


class NoNumber(UsageError):
    """A number of messages that is none."""


def choose(
    person_id: int, controller_id: int, channel: str | None, per_month: int | None, act: Act
) -> OwnFrequency | None:
    """Let at most so many marketing messages of a company go to a person in 30 days; None takes the wish back.

    Without a channel all are counted together. The same number again is once. Of this and what a consent promised
    the fewer holds. Raises NoNumber; who wants none leaves, or pauses.
    """
    if per_month is not None and not 1 <= per_month <= AT_MOST:
        raise NoNumber(
            f"{per_month} is no number of messages a month.",
            f"Choose 1 to {AT_MOST}; who wants none leaves, or pauses.",
        )
    with atomic():
        Who(person_id=person_id).one_at_a_time()
        scope = {"person_id": person_id, "controller_id": controller_id, "channel": channel}
        now = OwnFrequency.objects.filter(**scope, ended_at=None)
        there = now.first()
        if there is not None and there.per_month == per_month:
            return there
        end(now, act)
        announce(person_id)
        if per_month is None:
            return None
        return OwnFrequency.objects.create(**scope, per_month=per_month, chosen_at=act.since, **begun(act))


def chosen_of(person_id: int, at: datetime, controllers: list[int] | None = None) -> list[OwnFrequency]:
    """The numbers that hold at an instant, of these companies or of all."""
    found = OwnFrequency.objects.filter(person_id=person_id, chosen_at__lte=at).exclude(ended_at__lte=at)
    if controllers is not None:
        found = found.filter(controller_id__in=controllers)
    return list(found.order_by("controller_id", "pk"))
