"""On the day: who was told by every notice and stayed silent goes, and whoever is still a customer does not."""

from datetime import datetime

from jatak.retention.erasure import Why, erase_all
from jatak.retention.erasure.may_go import Reason, why_not_all
from jatak.retention.reactivation.silence import Silence, over

BY = "Jatak"


def let_go(at: datetime) -> int:
    """Erase who is due; how many went. Again it finds nobody, and who is kept is looked at each night.

    No threshold of its own: nobody goes whose consent still stands, and consents end by runs that have one.
    """
    return erase_all([person_id for person_id, why in judged(at).items() if not why], Why.INACTIVE, at, BY)


def judged(at: datetime) -> dict[int, list[str]]:
    """Everybody whose day has come, and why they stay; with no reason they go."""
    silences = over(at)
    told: dict[int, list[int]] = {}
    for each in silences:
        told.setdefault(each.person_id, []).extend(each.messages)
    reasons = why_not_all({person_id: tuple(messages) for person_id, messages in told.items()}, at)
    return {person_id: _reasons(person_id, silences, reasons[person_id]) for person_id in told}


def _reasons(person_id: int, silences: list[Silence], also: list[Reason]) -> list[str]:
    """Kept by one company is kept."""
    own = {kept.value for each in silences if each.person_id == person_id for kept in each.kept}
    return sorted(own | {reason.value for reason in also})
