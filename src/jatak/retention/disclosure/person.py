"""Everything about one person."""

from jatak.evidence.contents import Contents
from jatak.people.models import Controller
from jatak.retention.disclosure.dossier import Rows, dossier_of_person
from jatak.retention.disclosure.parts import parts
from jatak.retention.disclosure.telling.pages import page_of_person


def of_person(person_id: int, controller: Controller | None = None) -> Contents:
    """What every company knows of a person; with a controller only what that one knows."""
    return contents_of(person_id, controller, dossier_of_person(person_id, controller.pk if controller else None))


def contents_of(person_id: int, controller: Controller | None, rows: Rows) -> Contents:
    """The export of facts that were collected already."""
    by = f", at {controller.name} alone" if controller else ", at every company"
    asked = {
        "kind": "person",
        "person": str(person_id),
        "controller": controller.name if controller else None,
        "words": f"Everything about person {person_id}{by}.",
    }
    return Contents(asked, parts(rows), lambda stamp: page_of_person(asked, rows, stamp))
