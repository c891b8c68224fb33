"""What is kept beside an event comes out with it: what was shown, the paper, the row of the file."""

import hashlib
import re

import pytest
from django.test import override_settings
from tests.story.asking import heard, place
from tests.story.cast import company
from tests.story.importing import former, imported, plan, says
from tests.story.opened import exporting
from tests.story.sending import PUBLIC_URL
from tests.story.signing_up import Visitor, company_that_asks, form

from jatak.consent.models import Event
from jatak.consent.oral.paper import Paper, file
from jatak.database.using import acting_as
from jatak.imports.plan import Words
from jatak.people.models import ContactPoint
from jatak.retention.disclosure import of_person

PNG = b"\x89PNG\r\n\x1a\n and the rest of a scan"


@pytest.fixture
def export(database, tmp_path):
    with acting_as("admin"):
        yield exporting(tmp_path)


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_paper_and_what_was_shown_with_it(export):
    asked = heard(place(company(), "paper"))
    with acting_as("consent"):
        signed = file(asked, Paper("slip.png", PNG))
    found = export(lambda: of_person(signed.person_id))
    (paper,), (showing,) = found.rows("papers"), found.rows("showings")
    event = Event.objects.get()
    assert (paper["event"], paper["sha256"]) == (str(event.pk), hashlib.sha256(PNG).hexdigest())
    assert (showing["id"], showing["answer"]) == (str(event.served_id), "yes")
    assert showing["collection_point_version"] == str(event.collection_point_version_id)
    page = words_of(found.page)
    assert "slip.png" in page
    assert "Shown before" in page


def test_what_somebody_typed_beside_their_yes_is_told_in_words(export):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        Visitor().signs_up(form(company_that_asks()))
    found = export(lambda: of_person(ContactPoint.objects.get(normalised="ana@example.com").person_id))
    assert "declared: language en" in words_of(found.page)


def test_the_rows_of_files_that_name_the_person_and_no_others(export):
    shop = company()
    rows = [says(2, "ana@example.com"), says(3, "ben@example.com")]
    imported(rows, plan(shop, Words(former(shop).pk)))
    ana = ContactPoint.objects.get(normalised="ana@example.com").person_id
    found = export(lambda: of_person(ana))
    (row,) = found.rows("imported_rows")
    assert row["cells"] == {"Email": "ana@example.com", "Status": "yes"}
    assert (row["file"], row["row"], row["decision"]) == ("list.csv", 2, "consent")
    assert row["file_sha256"] == hashlib.sha256(b"list.csv").hexdigest()
    assert "row 2 of the file “list.csv”" in words_of(found.page)
    other = company("Fjordtur")
    assert export(lambda: of_person(ana, other), "other.zip").rows("imported_rows") == []
