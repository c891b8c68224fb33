"""`jatak audience`"""

from collections import Counter
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jatak.cli.options import (
    AsOf,
    BrandName,
    ChannelName,
    ControllerName,
    ElementNames,
    Language,
    LawAsOf,
    OwnSimilar,
    PurposeName,
    TopicName,
)
from jatak.cli.output import Json, answer, console


def audience(
    controller: ControllerName = "",
    channel: ChannelName = "email",
    message: PurposeName = "marketing",
    element: ElementNames = None,
    own_similar: OwnSimilar = "unknown",
    topic: TopicName = "",
    brand: BrandName = "",
    as_of: AsOf = "",
    law_as_of: LawAsOf = "",
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Show who could be written to and who could not, as a table of situations with counts and reasons."""
    from jatak.clearance.audience import decide
    from jatak.clearance.decider import Decider
    from jatak.cli.asking import Asked, end_of, law_of
    from jatak.cli.naming import controller_named
    from jatak.cli.speaking import language_named
    from jatak.database.using import atomic

    spoken = language_named(language)
    company = controller_named(controller)
    asked = Asked(message, channel, tuple(element or ()), own_similar, topic, brand)
    request, rulebook = asked.request(company, end_of(as_of)), law_of(law_as_of)
    with console.status("Gathering everybody whom the company knows ..."), atomic():
        found = decide(request, Decider(request.facts, rulebook, asked.only))
    content = {
        "as_of": as_of or request.as_of.isoformat(),
        "law_as_of": rulebook.law_as_of.isoformat(),
        "people": found.people,
        "permitted": found.permitted,
        "denied": found.denied,
        "situations": [_plain(share, spoken) for share in found.shares],
    }
    answer(content, as_json, lambda: _show(content))


def _plain(share: Any, language: str) -> dict[str, Any]:
    from jatak.clearance.words import in_words
    from jatak.gate.saying import explain

    decision = share.decision
    said = explain(decision, language)
    return {
        "country": share.situation.country,
        "outcome": decision.outcome.value,
        "ground": decision.ground,
        "rule": decision.rule,
        "count": share.count,
        "reachable": share.reachable,
        "because": said.because,
        "would_change": said.would_change,
        "sources": [source.cite for source in decision.sources],
        "from_memory": any(source.status == "memory" for source in decision.sources),
        "situation": in_words(share.situation),
    }


class Reason(NamedTuple):
    """Why people are or are not written to; `--json` tells apart what else differs between their situations."""

    permits: bool
    rule: str
    because: str
    would_change: str


def _show(content: dict[str, Any]) -> None:
    screen, situations = Console(highlight=False), content["situations"]
    screen.print(f"[bold]{content['permitted']:,} of {content['people']:,} people can be written to[/bold]")
    if missing := sum(one["count"] - one["reachable"] for one in situations if one["outcome"] == "permit"):
        screen.print(f"{missing:,} of them have no address for this channel.")
    table = Table("people", "", "why, → what would change it", "countries", expand=True)
    table.columns[0].justify = "right"
    table.columns[2].ratio, table.columns[3].ratio = 3, 2
    table.columns[2].overflow = "fold"
    for reason, countries in _by_reason(situations):
        mark = "✓ yes" if reason.permits else "– no"
        table.add_row(f"{countries.total():,}", mark, _why(reason), _listed(countries))
    if situations:
        screen.print(table)


def _by_reason(situations: list[dict[str, Any]]) -> list[tuple[Reason, Counter[str]]]:
    """The reasons with their people by country, permits first, then the most frequent."""
    rows: dict[Reason, Counter[str]] = {}
    for one in situations:
        reason = Reason(one["outcome"] == "permit", one["rule"], one["because"], one["would_change"])
        rows.setdefault(reason, Counter())[one["country"] or "unknown"] += one["count"]
    return sorted(rows.items(), key=lambda row: (not row[0].permits, -row[1].total()))


def _why(reason: Reason) -> Text:
    change = f"\n→ {reason.would_change}" if reason.would_change else ""
    return Text.assemble(reason.because, (f" [{reason.rule}]", "dim"), change)


def _listed(countries: Counter[str]) -> str:
    return ", ".join(f"{country}\N{NO-BREAK SPACE}{count:,}" for country, count in countries.most_common())
