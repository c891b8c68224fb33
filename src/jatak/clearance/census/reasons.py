"""Puts what a census found in order: by reason, permits first, then the most frequent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from jatak.clearance.census.branded import brands_of
from jatak.clearance.census.later import Later, later
from jatak.clearance.census.promised import used_up
from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Census, CensusReason
from jatak.clearance.whatif.comparison import Reason
from jatak.database.statements import array, statements
from jatak.database.using import connection
from jatak.gate.decision import Decision
from jatak.gate.layout import unpack
from jatak.gate.rules.consent import names_sender
from jatak.gate.saying import explain, languages

SQL = statements("jatak.clearance.sql", "census.sql")


@dataclass(frozen=True, slots=True)
class Found:
    """One situation of a census and the decision on it."""

    situation_id: int
    country: str
    decision: Decision
    count: int
    reachable: int


@dataclass(slots=True)
class Because:
    """Situations that have the same reason, whatever the GDPR basis of each country."""

    reason: Reason
    ground: str | None
    shares: list[Found] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many people they decide."""
        return sum(each.count for each in self.shares)

    @property
    def gdpr_basis(self) -> str | None:
        """The basis; where countries differ each with its countries, and without those whose law names none."""
        countries: dict[str | None, set[str]] = {}
        for each in self.shares:
            countries.setdefault(each.decision.gdpr_basis, set()).add(each.country)
        if len(countries) == 1:
            return next(iter(countries))
        named = sorted((basis, sorted(filter(None, where))) for basis, where in countries.items() if basis)
        return "; ".join(f"{basis} ({', '.join(where)})" if where else basis for basis, where in named)


def put_in_order(census: Census, decider: Decider) -> list[CensusReason]:
    """Decide each situation, store the reasons, and number the shares in their order; inside a transaction."""
    reasons = _by_reason(_found(census, decider))
    rows, ordered = [], list[int]()
    for nth, because in enumerate(reasons):
        because.shares.sort(key=lambda share: (-share.count, share.situation_id))
        rows.append(_row(census, decider, nth, because, len(ordered) + 1))
        ordered += [share.situation_id for share in because.shares]
    CensusReason.objects.bulk_create(rows)
    with connection().cursor() as cursor:
        cursor.execute(SQL["order"], {"census": census.pk, "situations": array(ordered)})
    return rows


def said(decision: Decision) -> dict[str, list[str]]:
    """Why, and what would change it, in every language that has the words."""
    told = {language: explain(decision, language) for language in languages()}
    return {language: [each.because, each.would_change] for language, each in told.items()}


def sources_of(decision: Decision) -> list[dict[str, Any]]:
    """The sources of the decisive rule."""
    return [asdict(source) for source in decision.sources]


def _found(census: Census, decider: Decider) -> list[Found]:
    with connection().cursor() as cursor:
        cursor.execute(SQL["found"], {"census": census.pk})
        rows = cursor.fetchall()
    return [
        Found(pk, unpack(person, ground).country or "", decider.decision(Words(person, ground)), count, reachable)
        for pk, person, ground, count, reachable in rows
    ]


def _by_reason(found: Iterable[Found]) -> list[Because]:
    several: dict[tuple[Reason, str | None], Because] = {}
    for share in found:
        reason, ground = Reason.of(share.decision)._replace(gdpr_basis=None), share.decision.ground
        several.setdefault((reason, ground), Because(reason, ground)).shares.append(share)
    return sorted(several.values(), key=lambda each: (not each.reason.permits, -each.count, str(each.reason)))


def _row(census: Census, decider: Decider, nth: int, because: Because, first: int) -> CensusReason:
    decision, countries = because.shares[0].decision, Counter[str]()
    for share in because.shares:
        countries[share.country] += share.count
    waiting = [share for share in because.shares if share.decision.waits]
    waits = later(census, decider, [share.situation_id for share in waiting]) if waiting else Later(None, None)
    instead = [share.situation_id for share in because.shares] if _instead_of_consent(because) else []
    other_brand = decision.rule == names_sender.code and not because.reason.permits
    return CensusReason(
        census=census,
        nth=nth,
        permitted=because.reason.permits,
        rule=because.reason.rule,
        reason=because.reason.reason,
        ground=because.ground,
        gdpr_basis=because.gdpr_basis,
        said=said(decision),
        sources=sources_of(decision),
        from_memory=any(source.status == "memory" for source in decision.sources),
        count=because.count,
        reachable=sum(share.reachable for share in because.shares),
        countries=dict(countries.most_common()),
        first=first,
        last=first + len(because.shares) - 1,
        waiting=used_up(census, decider, instead) if instead else sum(share.count for share in waiting),
        waits_from=waits.first,
        waits_to=waits.last,
        for_brands=brands_of(census, [share.situation_id for share in because.shares]) if other_brand else None,
    )


def _instead_of_consent(because: Because) -> bool:
    """Whether it permits on another ground than a consent, which some of the people may have given, too."""
    return because.reason.permits and because.ground != "consent"
