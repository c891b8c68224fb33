"""Why not, where the brand alone is why: the law speaks of companies, and this is the same company."""

from django.utils.translation import gettext as _

from jatak.clearance.decider import Candidate
from jatak.console.people.facts import BRAND, Known
from jatak.gate.decision import Decision
from jatak.gate.rules.consent import names_sender


def only_of_brand(decision: Decision, candidate: Candidate, known: Known, asked: int | None) -> str:
    """Such as “The consent is for Solrejser only.”; empty where the brand that is asked about is not why."""
    if decision.permitted or decision.rule != names_sender.code:
        return ""
    record = known.consent_of(candidate.consent_event_id)
    if not record or not record.brands or asked in record.brands:
        return ""
    if len(record.brands) > 1:
        return _("The consent is for another brand only.")
    (brand,) = known.named(BRAND, record.brands)
    return _("The consent is for %(brand)s only.") % {"brand": brand}
