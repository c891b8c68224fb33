"""Why yes, and why no."""

from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from jatak.demo.asked import Asked, asked_about
from jatak.demo.claims import claim, claim_same
from jatak.demo.world import World


def play(world: World) -> dict[str, Any]:
    """Ask about Ana, Chloé and Dev."""
    found = {slug: asked_about(world, world.cast.named(slug)) for slug in ("ana", "chloe", "dev")}
    for asked in found.values():
        decision = asked.decision
        claim_same(decision.rule, asked.member.answer, f"the reason for {asked.member.name}")
        claim(decision.because and decision.sources, f"the answer for {asked.member.name} names no source in law")
        world.tell.show(_box(asked))
    claim(found["ana"].event and found["ana"].text, "the yes to Ana names neither her consent nor its words")
    claim(found["chloe"].answer.candidate.relation_id, "the yes to Chloé does not name her booking")
    claim(found["dev"].decision.would_change, "the no to Dev does not say what would change it")
    return {
        slug: {
            "outcome": asked.decision.outcome.value,
            "rule": asked.decision.rule,
            "because": asked.decision.because,
            "sources": [source.cite for source in asked.decision.sources],
        }
        for slug, asked in found.items()
    }


def _box(asked: Asked) -> Panel:
    decision = asked.decision
    mark = Text("✓ yes  ", "bold green") if decision.permitted else Text("– no  ", "bold red")
    lines = [Text.assemble(mark, decision.because)]
    if decision.permitted and asked.event and asked.text:
        version = asked.text.version
        lines.append(Text(f"Said on {asked.event.at:%Y-%m-%d} to {version.notice.slug}, version {version.number}:"))
        lines.append(Text(f"“{asked.text.words}”", "italic"))
    if decision.would_change:
        lines.append(Text(f"What would change it: {decision.would_change}"))
    lines.append(Text(f"Law: {'; '.join(source.cite for source in decision.sources[:4])}", "dim"))
    return Panel(Group(*lines), title=f"{asked.member.name}, {asked.member.country or 'country unknown'}")
