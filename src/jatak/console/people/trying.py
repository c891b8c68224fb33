"""May I write to Anna? A message is tried, and the whole decision shown."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.waiting import not_before
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.deciding import shown
from jatak.console.people.facts import Known
from jatak.console.people.ground import ground_in_words
from jatak.console.people.of_brand import only_of_brand
from jatak.console.people.provenance import facts_used
from jatak.console.people.question import Try
from jatak.console.people.sight import Sight
from jatak.console.people.words import CHANNELS
from jatak.gate.layout import unpack
from jatak.law.rulebook import Rulebook


@needs(May.SEE_PEOPLE)
def person_try(request: Any, person_id: int) -> HttpResponse:
    """The form, and once it is sent the answer to it; nothing is stored and nothing is sent."""
    sight = Sight.of(request, person_id)
    form = Try(request.GET if "company" in request.GET else None, sight.companies)
    answer = _answer(form, Known(sight)) if form.is_bound and form.is_valid() else {}
    request.operator.looked(person_id, "person_try")
    title = _("May I write to %(name)s?") % {"name": sight.name}
    return page(request, "people/try", title, crumbs(sight), sight=sight, form=form, **answer)


def _answer(form: Try, known: Known) -> dict[str, Any]:
    at = now()
    rulebook, asked = Rulebook.load(at.date()), form.request(at)
    found = Decider(asked.facts, rulebook, form.only).best(gather([known.id], asked, rulebook)[known.id])
    situation, decision = unpack(*found.candidate.words), shown(found.decision)
    if brand := only_of_brand(found.decision, found.candidate, known, asked.brand_id):
        decision = replace(decision, because=brand, change="")
    return {
        "decision": decision,
        "ground": ground_in_words(found.decision, found.candidate, known) if found.decision.permitted else "",
        "not_before": not_before(found, asked),
        "facts": facts_used(situation, found.candidate, known, asked.controller_id),
        "company": form.companies[asked.controller_id],
        "channel": CHANNELS[asked.channel],
        "reachable": known.has_address_for(asked.channel),
        "law_day": rulebook.law_as_of,
    }
