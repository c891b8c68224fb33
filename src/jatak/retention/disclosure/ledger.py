"""The whole ledger."""

from collections.abc import Iterable

from jatak.evidence.contents import Contents, Row
from jatak.people.models import Controller
from jatak.retention.disclosure import asking
from jatak.retention.disclosure.companies import companies, named_in
from jatak.retention.disclosure.events import all_events, asked_by
from jatak.retention.disclosure.logged import tombstones
from jatak.retention.disclosure.parts import parts
from jatak.retention.disclosure.tally import Tally
from jatak.retention.disclosure.telling.pages import page_of_ledger


def of_ledger(controller: Controller | None = None) -> Contents:
    """Every event of every company, or of one: without particulars and addresses, people as their numbers."""
    controller_id = controller.pk if controller else None
    asked_with = asked_by(controller_id)
    notices = asking.notices(asked_with.texts)
    every = Controller.objects.values_list("pk", flat=True)
    named = named_in({"notices": notices}) | ({str(controller_id)} if controller else set(map(str, every)))
    tally = Tally()
    rows: dict[str, Iterable[Row]] = {
        "events": tally.watching(all_events(controller_id)),
        "notices": notices,
        "collection_points": asking.collection_points(asked_with.places),
        "companies": companies(named),
    }
    if controller is None:
        # They name nobody, so nobody knows which company's events went.
        rows["tombstones"] = tombstones()
    whose = controller.name if controller else "every company"
    asked = {
        "kind": "ledger",
        "controller": controller.name if controller else None,
        "words": f"The ledger of {whose}, without particulars and addresses.",
    }
    told = {name: list(rows[name]) for name in ("notices", "collection_points", "companies")}
    return Contents(
        asked, parts(rows, {"events": asked_with.events}), lambda stamp: page_of_ledger(asked, told, tally, stamp)
    )
