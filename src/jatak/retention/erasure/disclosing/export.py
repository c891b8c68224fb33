"""The export about somebody who was erased."""

from collections.abc import Sequence

from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.page import Page, Paragraph, Section, Table
from jatak.people.models import Controller
from jatak.retention.disclosure.dossier import Rows, dossier_of_erased
from jatak.retention.disclosure.parts import parts
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.pages import page_of_person
from jatak.retention.disclosure.telling.saying import day
from jatak.retention.erasure.disclosing.apart import kept_rows, locked_rows
from jatak.retention.erasure.opening import Opened
from jatak.retention.models import Erasure

KEPT_APART = (
    "The person was erased. What proves what was sent to them is kept apart: nobody reads it but for a reason that is"
    " noted, as for this file. On its day it goes, and the log keeps a tombstone in its place."
)


def of_erased(erasure: Erasure, opened: Opened, hashes: Sequence[str], controller: Controller | None) -> Contents:
    """What is left of somebody, locked proof included; it was opened before, since that is written down."""
    company = controller.pk if controller else None
    number = erasure.part_id or erasure.person_id
    numbers = sorted({number, *erasure.numbers}, key=lambda each: each != number)
    rows = dossier_of_erased(numbers, company, kept_rows(opened), hashes)
    rows["locked"] = locked_rows(erasure, opened.locked)
    asked = {
        "kind": "person",
        "person": str(number),
        "controller": controller.name if controller else None,
        "words": f"Everything that is left of person {number}, who was erased{_by(controller)}.",
    }
    return Contents(asked, parts(rows), lambda stamp: _page(asked, rows, stamp))


def _by(controller: Controller | None) -> str:
    return f", at {controller.name} alone" if controller else ", at every company"


def _page(asked: dict[str, str | None], rows: Rows, stamp: Stamp) -> Page:
    page = page_of_person(asked, rows, stamp)
    return Page(page.title, page.lead, page.facts, [_section(rows), *page.sections])


def _section(rows: Rows) -> Section:
    names = Names.of(rows)
    table = Table(
        ("what", "of which company", "by what law", "until"),
        [[row["kind"], names.company(row["controller"]), row["law"], day(row["until"])] for row in rows["locked"]],
    )
    return Section("What is kept apart, and until when", [Paragraph(KEPT_APART), table], "locked")
