"""By which file an event came in."""

from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.imports.models import Outcome


def first_row_of(event: Event) -> Outcome | None:
    """The first row that said it; None where no file did."""
    with acting_as("consent"):
        found = Outcome.objects.filter(person_id=event.person_id, event_id=event.pk)
        return found.select_related("file").order_by("file_id", "number").first()
