"""`jatak decide`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

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
from jatak.cli.output import Json, answer

SAID = ("outcome", "ground", "gdpr_basis", "rule", "reason", "because", "would_change")


def decide(
    person: Annotated[str, typer.Option("--person", help="The person: an id or an e-mail address.")],
    controller: ControllerName = "",
    channel: ChannelName = "email",
    purpose: PurposeName = "marketing",
    element: ElementNames = None,
    own_similar: OwnSimilar = "unknown",
    topic: TopicName = "",
    brand: BrandName = "",
    as_of: AsOf = "",
    law_as_of: LawAsOf = "",
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """May this company write to this person, and why: outcome, ground, decisive rule, source, and every rule."""
    from jatak.clearance.decider import Decider
    from jatak.clearance.gather import gather
    from jatak.clearance.store import whole
    from jatak.clearance.waiting import not_before
    from jatak.clearance.words import in_words
    from jatak.cli.asking import Asked, end_of, law_of
    from jatak.cli.naming import controller_named, person_known_as
    from jatak.cli.speaking import in_language, language_named
    from jatak.gate.layout import unpack

    spoken = language_named(language)
    company, person_id = controller_named(controller), person_known_as(person)
    asked = Asked(purpose, channel, tuple(element or ()), own_similar, topic, brand)
    request, rulebook = asked.request(company, end_of(as_of)), law_of(law_as_of)
    found = Decider(request.facts, rulebook, asked.only).best(gather([person_id], request, rulebook)[person_id])
    decision = whole(in_language(found.decision, spoken))
    content = {
        "person": person_id,
        "controller": company.name,
        "as_of": request.as_of.isoformat(),
        "law_as_of": rulebook.law_as_of.isoformat(),
        **{name: decision[name] for name in SAID},
        "not_before": at.isoformat() if (at := not_before(found, request)) else None,
        "source": decision["sources"][0] if decision["sources"] else None,
        "sources": decision["sources"],
        "country": decision["country"],
        "situation": in_words(unpack(*found.candidate.words)),
        "consent_event": found.candidate.consent_event_id,
        "notice_text": found.candidate.notice_text_id,
        "relation": found.candidate.relation_id,
        "rules": decision["answers"],
        "rulebook": decision["rulebook"],
    }
    answer(content, as_json, lambda: show(content))


def show(content: dict[str, Any]) -> None:
    """The answer for a reader: every rule that was asked, and last, where the eye rests, what came of it."""
    screen = Console(highlight=False)
    table = Table("rule", "law of", "", "because")
    marks = {"YES": "✓", "NO": "–", "UNKNOWN": "?"}
    for rule in content["rules"]:
        table.add_row(rule["rule"], rule["country"], marks.get(_name(rule["holds"]), "?"), rule["because"])
    screen.print(table)
    screen.print("✓ holds, – does not, ? is not known. No rule has to hold alone: a ground has rules of its own.")
    _show_sources(screen, content["sources"])
    mark = "✓ yes" if content["outcome"] == "permit" else "– no"
    reason = content.get("reason", content["rule"])
    finer = f": {reason}" if reason != content["rule"] else ""
    screen.print(f"[bold]{mark}[/bold]: {content['because']} \\[{content['rule']}{finer}]")
    if content.get("not_before"):
        screen.print(f"Not before {content['not_before'][:16].replace('T', ' ')} UTC.")
    if content["would_change"]:
        screen.print(f"What would change it: {content['would_change']}")


def _show_sources(screen: Console, sources: list[dict[str, str]]) -> None:
    """Each citation, and its address on a line of its own, unbroken, so that it can be followed."""
    notes = {"memory": " (from memory, not checked)", "second-hand": " (second-hand)"}
    for source in sources:
        screen.print(f"Law: {source['cite']}{notes.get(source['status'], '')}", markup=False)
        if source["source"] != "memory":
            screen.print(f"     {source['source']}", style="dim", markup=False, soft_wrap=True)


def _name(value: Any) -> str:
    return {2: "YES", 1: "NO", 0: "UNKNOWN"}.get(value, str(value))
