"""Who of a campaign's audience came in by a file and was not told yet: now they must be (GDPR art. 14(3)(b))."""

from datetime import datetime
from typing import NamedTuple

from jatak.campaigns.models import Campaign
from jatak.campaigns.question import question_of
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.content.facts import message_facts
from jatak.delivery.consignment import rulebook
from jatak.gate.message import Declared
from jatak.retention.informing.counting import due
from jatak.retention.informing.finding import people_of, uninformed
from jatak.retention.models import Informing

FEW = 5000
"""So many people a page asks about; of more it says that there are at most so many."""


class Unaware(NamedTuple):
    """How many people, whether that is exact, and the files by which they came."""

    people: int
    exact: bool
    files: list[Informing]


def unaware(campaign: Campaign, at: datetime) -> Unaware:
    """Of marketing; a message of service may itself be what tells them."""
    facts = message_facts(campaign.template_version)
    files = due([campaign.controller]) if facts.declared is Declared.MARKETING else []
    if sum(each.people for each in files) > FEW:
        return Unaware(sum(each.uninformed for each in files), False, files)
    reached: set[int] = set()
    concerned = []
    for file in files:
        of_file = {each for piece in people_of(file.pk) for each in _reached(campaign, uninformed(file, piece), at)}
        concerned += [file] if of_file else []
        reached |= of_file
    return Unaware(len(reached), True, concerned)


def _reached(campaign: Campaign, people: list[int], at: datetime) -> list[int]:
    """Those of them to whom the gate lets it go."""
    law = rulebook(at)
    decider, question = Decider(message_facts(campaign.template_version), law), question_of(campaign, at)
    found = gather(people, question, law) if people else {}
    return [each for each, candidates in found.items() if decider.permits(decider.foremost(candidates).words)]
