"""`jatak audience`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from jatak.cli.options import AsOf, BrandName, ChannelName, ControllerName, ElementNames, LawAsOf, OwnSimilar, TopicName
from jatak.cli.output import Json, answer, console


def audience(
    controller: ControllerName = "",
    channel: ChannelName = "email",
    message: Annotated[
        str, typer.Option(help="marketing, marketing-with-consent, marketing-to-customers or service.")
    ] = "marketing",
    element: ElementNames = None,
    own_similar: OwnSimilar = "unknown",
    topic: TopicName = "",
    brand: BrandName = "",
    as_of: AsOf = "",
    law_as_of: LawAsOf = "",
    as_json: Json = False,
) -> None:
    """Show who could be written to and who could not, as a table of situations with counts and reasons."""
    from jatak.clearance.audience import decide
    from jatak.clearance.decider import Decider
    from jatak.cli.asking import Asked, end_of, law_of
    from jatak.cli.naming import controller_named
    from jatak.database.using import atomic

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
        "situations": [_plain(share) for share in found.shares],
    }
    answer(content, as_json, lambda: _show(content))


def _plain(share: Any) -> dict[str, Any]:
    from jatak.clearance.words import in_words

    decision = share.decision
    return {
        "country": share.situation.country,
        "outcome": decision.outcome.value,
        "ground": decision.ground,
        "rule": decision.rule,
        "count": share.count,
        "reachable": share.reachable,
        "because": decision.because,
        "would_change": decision.would_change,
        "sources": [source.cite for source in decision.sources],
        "from_memory": any(source.status == "memory" for source in decision.sources),
        "situation": in_words(share.situation),
    }


def _show(content: dict[str, Any]) -> None:
    table = Table(title=f"{content['permitted']:,} of {content['people']:,} people can be written to")
    for name, justify in (
        ("country", "left"),
        ("people", "right"),
        ("", "left"),
        ("why", "left"),
        ("would change", "left"),
    ):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for (country, mark, why, change), count in _by_reason(content["situations"]).items():
        table.add_row(country, f"{count:,}", mark, why, change)
    Console().print(table)


def _by_reason(situations: list[dict[str, Any]]) -> dict[tuple[str, str, str, str], int]:
    """How many people each country and reason has; what else differs between situations is left to `--json`."""
    rows: dict[tuple[str, str, str, str], int] = {}
    for one in situations:
        mark = "✓ yes" if one["outcome"] == "permit" else "– not yet"
        key = (one["country"] or "unknown", mark, f"{one['because']} [{one['rule']}]", one["would_change"])
        rows[key] = rows.get(key, 0) + one["count"]
    return dict(sorted(rows.items(), key=lambda row: (row[0][1] != "✓ yes", -row[1])))
