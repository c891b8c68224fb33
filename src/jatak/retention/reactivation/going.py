"""On the day: who was told by every notice and stayed silent goes, and whoever is still a customer does not."""

from collections.abc import Iterator
from datetime import datetime

from jatak.retention.erasure import Why, erase_all
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.erasure.may_go import Reason, why_not_all
from jatak.retention.reactivation.silence import Kept, Silence, over

BY = "Jatak"


def let_go(at: datetime) -> int:
    """Erase who is due, and of whom another company keeps what this one holds; how many went. Again it finds nobody.

    No threshold of its own: nobody goes whose consent still stands, and consents end by runs that have one.
    """
    whole = [person_id for person_id, why in judged(at).items() if not why]
    gone = erase_all(whole, Why.INACTIVE, at, BY)
    return gone + sum(_let_go_at(person_id, company_id, at) for person_id, company_id in list(parts(at)))


def judged(at: datetime) -> dict[int, list[str]]:
    """Everybody whose day has come, and why they stay; with no reason they go whole."""
    silences = over(at)
    told: dict[int, list[int]] = {}
    for each in silences:
        told.setdefault(each.person_id, []).extend(each.messages)
    reasons = why_not_all({person_id: tuple(messages) for person_id, messages in told.items()}, at)
    return {person_id: _reasons(person_id, silences, reasons[person_id]) for person_id in told}


def parts(at: datetime) -> Iterator[tuple[int, int]]:
    """Whom another company keeps, or an order or a subscription at one, and who has nothing of its own against it."""
    due = [each for each in over(at) if set(each.kept) <= {Kept.OTHER_COMPANY}]
    for company_id in sorted({each.controller_id for each in due}):
        told = {each.person_id: each.messages for each in due if each.controller_id == company_id}
        for person_id, why in why_not_all(told, at, company_id).items():
            if not why:
                yield person_id, company_id


def _let_go_at(person_id: int, company_id: int, at: datetime) -> bool:
    done = erase_at(person_id, company_id, Why.INACTIVE, at, BY)
    return done is not None and done.new


def _reasons(person_id: int, silences: list[Silence], also: list[Reason]) -> list[str]:
    """Kept by one company is kept."""
    own = {kept.value for each in silences if each.person_id == person_id for kept in each.kept}
    return sorted(own | {reason.value for reason in also})
