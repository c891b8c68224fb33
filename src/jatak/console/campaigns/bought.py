"""How many may be written to for what they bought alone, before there is a campaign that was counted."""

from django.db.models import prefetch_related_objects

from jatak.clearance.census.asking import newest_of
from jatak.clearance.census.standing import names_asked_in
from jatak.console.audience import turning
from jatak.gate.message import Channel


def customers(controller_id: int) -> int:
    """As the dashboard counted them last, in the name that has the most; 0 where nobody has counted."""
    email = Channel.EMAIL.value
    asked = (each for named in names_asked_in([controller_id]) if named.channel == email for each in named.questions)
    counted = newest_of(asked)
    prefetch_related_objects(counted, "reasons")
    return max((turning.customers(each, each.reasons.all()) for each in counted), default=0)
