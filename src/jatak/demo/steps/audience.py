"""May we write to them?"""

from collections import Counter
from typing import Any

from jatak.clearance.audience import Audience, decide
from jatak.clearance.decider import Decider
from jatak.database.using import acting_as, atomic
from jatak.demo.claims import claim, claim_same
from jatak.demo.letters import approved_letter
from jatak.demo.reasons_table import reasons_of, reasons_table
from jatak.demo.world import World


def play(world: World) -> dict[str, Any]:
    """Ask the gate about everybody, and hold it against what the law wants of each."""
    companies = world.companies
    with acting_as("web"), atomic():
        world.letter = approved_letter(companies.sydrejser, companies.solrejser, "summer", world.clock())
        request = world.question(world.clock())
        found = decide(request, Decider(request.facts, world.rulebook))
    world.tell.show(reasons_table(found.shares, world.tell.console.width))
    _as_the_law_wants(world, found)
    known = sum(member.known for member in world.cast.members)
    claim_same(found.people, known, "people in the table")
    claim_same(found.permitted + found.denied, found.people, "permitted and denied together")
    world.tell.fact(
        f"{found.people} people. Before the campaign {found.permitted} may be written to, {found.denied} not:"
        f" {len(found.shares)} distinct situations, {len(reasons_of(found.shares))} reasons"
    )
    world.tell.fact("Each country's answers are those that the story expects of its law")
    return {
        "people": found.people,
        "permitted": found.permitted,
        "denied": found.denied,
        "situations": len(found.shares),
        "reasons": _by_rule(found),
    }


def _as_the_law_wants(world: World, found: Audience) -> None:
    told = world.cast.answers()
    answered: Counter[tuple[str | None, str]] = Counter()
    for share in found.shares:
        answered[share.situation.country, share.decision.rule] += share.count
    wrong = {key: (answered[key], told[key]) for key in answered | told if answered[key] != told[key]}
    claim(not wrong, f"people by country and rule, found and expected: {wrong}")


def _by_rule(found: Audience) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for share in found.shares:
        counted[share.decision.rule] += share.count
    return dict(counted.most_common())
