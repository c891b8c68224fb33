"""A file is brought, understood, tried and taken in; who may not, meets nothing."""

import io
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from openpyxl import Workbook
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs

from jatak.accounts.models import Change, Membership, Role
from jatak.consent.models import Event, NoticeVersion, Record, Suppression
from jatak.database.home import home
from jatak.database.using import acting_as
from jatak.imports.models import File, RawRow, Stage, Upload
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")
OWN = (
    "E-mail;Mobil;Dato;Nyhedsbrev;Kunde\n"
    "ana@example.com;;2024-05-03;ja;=1+1\n"
    "ben@example.com;;2024-05-04;nej;2\n"
    "no address;;2024-05-04;ja;3\n"
)
WORDS = {
    "words-TOTAL_FORMS": "1",
    "words-INITIAL_FORMS": "0",
    "words-0-asked": "Ja tak, Sydrejser A/S må sende mig rejsetilbud på e-mail.",
    "words-0-withdrawal": "Du kan altid afmelde dig.",
    "words-0-language": "da",
    "words-0-channels": "email",
}
NO_WORDS = {**WORDS, "words-0-asked": "", "words-0-withdrawal": ""}


@pytest.fixture(autouse=True)
def _open() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def sydrejser() -> Controller:
    return company()


@pytest.fixture
def mette(sydrejser: Controller) -> Client:
    return browser_of(account("Mette", Role.ADMINISTRATOR, sydrejser))


def bring(browser: Client, whose: Controller, content: bytes, name: str = "people.csv", key: str = "") -> Any:
    file = SimpleUploadedFile(name, content)
    data = {"company": whose.pk, "file": file, "key": key or str(uuid.uuid4())}
    return browser.post("/console/imports/new/", data)


def brought(browser: Client, whose: Controller, content: str = OWN) -> Upload:
    answer = bring(browser, whose, content.encode())
    assert answer.status_code == 302, answer.content.decode()[:3000]
    do_jobs()
    return Upload.objects.get()


def said(browser: Client, upload: Upload, **more: str) -> Any:
    columns = {
        "column-0": "email",
        "column-1": "telephone",
        "column-2": "said_at",
        "column-3": "says_yes",
        "column-4": "",
    }
    return browser.post(f"/console/imports/{upload.pk}/", {**columns, **WORDS, "source": "Form", **more})


def ordered(browser: Client, upload: Upload, what: str) -> Upload:
    browser.post(f"/console/imports/{upload.pk}/order/", {"what": what})
    do_jobs()
    upload.refresh_from_db()
    return upload


def test_a_list_of_ones_own_goes_all_the_way(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    kept = home() / "imports" / str(upload.pk) / "people.csv"
    assert (upload.stage, kept.stat().st_mode & 0o777) == (Stage.READY, 0o600)
    page = mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert "ana@example.com" in page, "samples are shown"
    assert '<option value="email" selected>' in page, "what the columns mean is proposed"
    assert said(mette, upload).status_code == 302
    upload = ordered(mette, upload, "try")
    assert upload.trial[0]["reasons"] == {"consent": {"C": 1}, "silent": {"": 1}, "refused": {"address_broken": 1}}
    with acting_as("consent"):
        assert (RawRow.objects.count(), NoticeVersion.objects.count()) == (0, 0), "a dry run leaves nothing behind"
    upload = ordered(mette, upload, "import")
    assert (upload.stage, kept.exists()) == (Stage.DONE, False), "the file goes when its rows are kept"
    with acting_as("consent"):
        assert (Record.objects.count(), RawRow.objects.count()) == (1, 3)
        file, event = File.objects.get(), Event.objects.get()
    proof = mette.get(f"/console/people/{event.person_id}/history/{event.pk}/").content.decode()
    assert "people.csv, line 2, imported by Mette" in proof, "who asks how we know finds the line"
    assert "Where they agreed, as the file says" in proof
    assert "This is no e-mail address." in mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert "people.csv" in mette.get("/console/imports/").content.decode()
    assert upload.tables[0]["sha256"] in mette.get(f"/console/imports/files/{file.pk}/").content.decode()
    verbs = list(Change.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["import.uploaded", "import.mapped", "import.tried", "import.ordered"]


def test_who_proves_looks_at_the_file_and_brings_none(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    said(mette, upload)
    ordered(mette, ordered(mette, upload, "try"), "import")
    with acting_as("consent"):
        file, event = File.objects.get(), Event.objects.get()
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, sydrejser))
    here = f"/console/imports/files/{file.pk}/"
    proof = f"/console/people/{event.person_id}/history/{event.pk}/"
    assert f'href="{here}"' in dorte.get(proof).content.decode()
    page = dorte.get(here)
    assert page.status_code == 200
    assert 'href="/console/imports/"' not in page.content.decode(), "that page is not theirs"
    assert dorte.get(f"{here}rejects.csv").status_code == 200
    support = browser_of(account("Sofie", Role.SUPPORT, sydrejser))
    assert f'href="{here}"' not in support.get(proof).content.decode()


def test_the_refused_rows_are_downloaded_safely(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser, OWN.replace("ana@example.com", "nobody"))
    said(mette, upload)
    ordered(mette, ordered(mette, upload, "try"), "import")
    with acting_as("consent"):
        file = File.objects.get()
    answer = mette.get(f"/console/imports/files/{file.pk}/rejects.csv")
    text = b"".join(answer.streaming_content).decode()
    assert '"2","address_broken",' in text
    assert '"\'=1+1"' in text
    assert Change.objects.filter(verb="import.rejects").count() == 1


def test_a_known_export_asks_for_nothing_but_the_words(mette: Client, sydrejser: Controller, tmp_path: Path):
    header = "Email Address,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID"
    both = "2024-05-03 10:00:00,192.0.2.7,2024-05-03 10:05:00,192.0.2.7,1,a"
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("subscribed_x.csv", f"{header}\nana@example.com,{both}\n")
        archive.writestr("unsubscribed_x.csv", f"{header},UNSUB_TIME\nben@example.com,{both},2024-06-01 07:00:00\n")
    bring(mette, sydrejser, (tmp_path / "export.zip").read_bytes(), "export.zip")
    do_jobs()
    upload = Upload.objects.get()
    page = mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert "Recognised as Mailchimp, unsubscribed" in page
    assert "What its columns mean" not in page
    assert mette.post(f"/console/imports/{upload.pk}/", {**WORDS, "source": "Form"}).status_code == 302
    upload = ordered(mette, ordered(mette, upload, "try"), "import")
    assert [each["reasons"] for each in upload.result] == [{"objection": {"": 1}}, {"consent": {"A": 1}}]
    with acting_as("consent"):
        assert Suppression.objects.exists()


def test_nothing_is_imported_that_was_not_tried(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    said(mette, upload)
    assert ordered(mette, upload, "import").stage == Stage.READY
    ordered(mette, upload, "try")
    said(mette, upload, **NO_WORDS)
    assert ordered(mette, upload, "import").stage == Stage.READY, "what was tried is not what would be imported"


def test_a_double_click_brings_one_file(mette: Client, sydrejser: Controller):
    key = str(uuid.uuid4())
    assert bring(mette, sydrejser, b"x", key=key).url == bring(mette, sydrejser, b"x", key=key).url
    assert Change.objects.filter(verb="import.uploaded").count() == 1


def test_a_foreign_file_is_refused_with_the_reason_and_goes(mette: Client, sydrejser: Controller):
    bring(mette, sydrejser, b"%PDF-1.7", "letter.pdf")
    do_jobs()
    upload = Upload.objects.get()
    assert upload.stage == Stage.UNUSABLE
    assert "this is a PDF" in mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert list((home() / "imports" / str(upload.pk)).glob("*")) == []


def test_what_cannot_be_understood_comes_back_with_what_was_said(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    answer = said(mette, upload, **{"words-0-withdrawal": ""})
    assert answer.status_code == 200
    assert "copy it from the form as people saw it" in answer.content.decode()
    assert "Ja tak, Sydrejser" in answer.content.decode()
    upload = brought_again(mette, upload)
    assert "Column Dato" in upload.failed


def brought_again(browser: Client, upload: Upload) -> Upload:
    """Tried although its dates may be read in two ways."""
    file = home() / "imports" / str(upload.pk) / "people.csv"
    file.write_text(OWN.replace("2024-05-03", "03/05/2024").replace("2024-05-04", "04/05/2024"))
    said(browser, upload)
    return ordered(browser, upload, "try")


def test_it_is_stopped_goes_on_and_is_taken_away(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    said(mette, upload)
    ordered(mette, upload, "try")
    mette.post(f"/console/imports/{upload.pk}/order/", {"what": "import"})
    assert "data-poll" in mette.get(f"/console/imports/{upload.pk}/").content.decode()
    mette.post(f"/console/imports/{upload.pk}/stop/")
    do_jobs()
    upload.refresh_from_db()
    assert upload.stage == Stage.STOPPED
    with acting_as("consent"):
        assert Record.objects.count() == 0
    assert ordered(mette, upload, "import").stage == Stage.DONE
    other = brought_second(mette, sydrejser)
    mette.post(f"/console/imports/{other.pk}/remove/")
    other.refresh_from_db()
    assert (other.stage, (home() / "imports" / str(other.pk)).exists()) == (Stage.REMOVED, False)


def brought_second(browser: Client, whose: Controller) -> Upload:
    """Another one."""
    bring(browser, whose, OWN.encode())
    do_jobs()
    return Upload.objects.latest("pk")


def test_a_stranger_meets_nothing(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    said(mette, upload)
    ordered(mette, ordered(mette, upload, "try"), "import")
    with acting_as("consent"):
        file = File.objects.get()
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, company("Nordrejser")))
    editor = browser_of(account("Ida", Role.EDITOR, sydrejser))
    addresses = (f"{upload.pk}/", f"{upload.pk}/now/", f"files/{file.pk}/", f"files/{file.pk}/rejects.csv")
    for browser in (eve, editor):
        assert {browser.get(f"/console/imports/{each}").status_code for each in addresses} <= {403, 404}
        for act in ("order", "stop", "remove"):
            assert browser.post(f"/console/imports/{upload.pk}/{act}/").status_code in (403, 404)
    assert "people.csv" not in eve.get("/console/imports/").content.decode()
    assert bring(eve, sydrejser, b"x").status_code == 200, "the form comes back: that company is none of hers"
    assert Upload.objects.count() == 1


def test_an_order_of_somebody_who_may_no_longer_is_not_carried_out(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    said(mette, upload)
    ordered(mette, upload, "try")
    mette.post(f"/console/imports/{upload.pk}/order/", {"what": "import"})
    Membership.objects.all().delete()
    do_jobs()
    with acting_as("consent"):
        assert Record.objects.count() == 0


def test_a_file_of_somebody_who_may_no_longer_goes_unread(mette: Client, sydrejser: Controller):
    bring(mette, sydrejser, OWN.encode())
    Membership.objects.all().delete()
    do_jobs()
    upload = Upload.objects.get()
    assert (upload.stage, upload.tables) == (Stage.REMOVED, [])
    assert not (home() / "imports" / str(upload.pk)).exists()


def workbook(**sheets: list[list[str]]) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_as(browser: Client, upload: Upload, **said: str) -> Upload:
    assert browser.post(f"/console/imports/{upload.pk}/read/", said).status_code == 302
    do_jobs()
    upload.refresh_from_db()
    return upload


def test_of_two_sheets_one_is_chosen_and_goes_all_the_way(mette: Client, sydrejser: Controller):
    people = [["E-mail", "Mobil", "Dato", "Nyhedsbrev", "Kunde"], ["ana@example.com", "", "2024-05-03", "ja", "1"]]
    bring(mette, sydrejser, workbook(Kunder=people, Butikker=[["By"], ["Odense"]]), "to.xlsx")
    do_jobs()
    upload = Upload.objects.get()
    assert (upload.stage, upload.tables) == (Stage.READY, []), "the file is kept while somebody chooses"
    page = mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert "Choose the one that holds the people." in page
    assert "--sheet" not in page
    assert '<option value="Butikker">' in page
    assert said(mette, upload).status_code == 200, "of no column it can be said yet what it means"
    upload = read_as(mette, upload, sheet="Kunder")
    assert upload.tables[0]["written"] == {"sheet": "Kunder"}
    said(mette, upload)
    upload = ordered(mette, ordered(mette, upload, "try"), "import")
    assert upload.result[0]["reasons"] == {"consent": {"C": 1}}


def test_what_was_found_out_wrongly_is_said(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser, "E-mail|Navn;By\nana@example.com|Ana;Odense\n")
    assert len(upload.tables[0]["header"]) == 2
    assert said(mette, upload, says="yes").status_code == 302
    upload = read_as(mette, upload, encoding="", delimiter=";")
    assert upload.tables[0]["header"] == ["E-mail|Navn", "By"]
    assert (upload.mapping, upload.told_at) == ({}, None), "what was said of other columns is gone"
    assert "semicolon (;)" in mette.get(f"/console/imports/{upload.pk}/").content.decode()
    upload = read_as(mette, upload, encoding="utf-16", delimiter="tab")
    assert (upload.stage, upload.tables) == (Stage.READY, []), "who said it wrongly says it again"
    assert (home() / "imports" / str(upload.pk) / "people.csv").exists()
    page = mette.get(f"/console/imports/{upload.pk}/").content.decode()
    assert "How is it to be read?" in page
    assert f'formaction="/console/imports/{upload.pk}/remove/"' in page
    upload = read_as(mette, upload, encoding="", delimiter="")
    assert upload.tables[0]["written"]["encoding"] == "utf-8"
    assert Change.objects.filter(verb="import.read_anew").count() == 3


def test_nobody_reads_the_file_of_another_company_anew(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, company("Nordlys")))
    assert eve.post(f"/console/imports/{upload.pk}/read/", {"delimiter": ";"}).status_code == 404
    assert mette.post(f"/console/imports/{upload.pk}/read/", {"encoding": "rot13"}).status_code == 302
    upload.refresh_from_db()
    assert (upload.stage, upload.asked) == (Stage.READY, {}), "only what is offered is taken"


def test_what_no_row_can_be_decided_without_is_asked_for_on_the_page(mette: Client, sydrejser: Controller):
    upload = brought(mette, sydrejser)
    answer = said(mette, upload, **{"column-3": "", "column-0": "", "column-1": ""})
    page = answer.content.decode()
    assert "choose above the column that says yes or no" in page
    assert "Choose the column that holds the e-mail address or the telephone number." in page
    upload.refresh_from_db()
    assert upload.told_at is None


def test_what_a_column_holds_is_proposed_by_its_name_and_its_first_lines(mette: Client, sydrejser: Controller):
    upload = brought(
        mette, sydrejser, "E-mail;Tilmeldt;Afmeldt\nana@example.com;ja;\nben@example.com;måske;2024-05-04\n"
    )
    form = mette.get(f"/console/imports/{upload.pk}/").context_data["forms"].columns
    assert [form.get_initial_for_field(field, name) for name, field in form.fields.items()] == [
        "email",
        "says_yes",
        "left_at",
    ]
