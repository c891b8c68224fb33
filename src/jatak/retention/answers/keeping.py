"""What ends of itself, and when: by the law of the person's country, or by what the company chose if that is sooner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from jatak.base.calendar import months_before
from jatak.evidence.contents import Row
from jatak.evidence.manifest import instant
from jatak.law.limits import Limits
from jatak.law.parameters import CONSENT_RETENTION
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING
from jatak.people.own_limits import own_limits
from jatak.retention.answers.seen import Seen


@dataclass(frozen=True, slots=True)
class Term:
    """Something that ends on a day, unless something happens; the words are names of sentences."""

    what: str
    until: str
    unless: str
    since: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """All that ends on a day, the next first, and how long proof stays after its last use."""

    dated: list[Term]
    proof_months: int | None


def terms_of(seen: Seen) -> Terms:
    """What is known today of when things end."""
    country = seen.profile["country"] if seen.profile else None
    rulebook = Rulebook.load(seen.at.date())
    limits = rulebook.limits(country, seen.profile["other_country"] if seen.profile else None)
    every = [*_lapses(seen, limits), *_silence(seen, limits), *_windows(seen, limits)]
    dated = sorted({each for each in every if each.until > instant(seen.at)}, key=lambda each: each.until)
    pack = rulebook.pack(country)
    retention = pack[CONSENT_RETENTION].value if pack else None
    return Terms(dated, retention.amount if retention else None)


def _lapses(seen: Seen, limits: Limits) -> Iterator[Term]:
    for record in seen.rows["records"]:
        if record["ended_at"] is None and limits.unused_consent_months is not None:
            used = max(filter(None, (record["given_at"], record["last_used_at"])))
            until = _later(used, limits.unused_consent_months)
            yield Term("keep_consent", until, "unless_used", record["given_at"], record["channel"])


def _silence(seen: Seen, limits: Limits) -> Iterator[Term]:
    last = seen.person["last_own_act_at"] if seen.person else None
    own = own_limits(seen.company).inactivity() if seen.company else None
    months = [each for each in (limits.inactivity_months, own.months if own else None) if each is not None]
    if last and months:
        yield Term("keep_silent", _later(last, min(months)), "unless_acts")


def _windows(seen: Seen, limits: Limits) -> Iterator[Term]:
    for relation in seen.rows["relations"]:
        months = limits.window_months.get(relation["kind"])
        begins = _begins(relation, limits)
        if months is not None and begins and relation["cancelled_at"] is None:
            yield Term("keep_window", _later(begins, months), "unless_buys")


def _begins(relation: Row, limits: Limits) -> str | None:
    """A contract that runs has not begun to end."""
    if limits.window_from_end and relation["kind"] in LASTING and relation["ended_at"] is None:
        return None
    last: str = relation["last_at"] or relation["concluded_at"]
    return max(last, relation["ended_at"] or last) if limits.window_from_end else last


def _later(at: str, months: int) -> str:
    return instant(months_before(datetime.fromisoformat(at), -months))
