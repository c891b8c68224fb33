"""Where receipts are seen: the command line, the console, the API, the evidence, and the public words."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.test import override_settings
from rdflib import Graph
from tests.story.calling import program
from tests.story.cast import company, heard, person, question, says_yes
from tests.story.console import account, anybody, browser_of
from tests.story.opened import exporting
from tests.story.receipting import declares
from tests.story.sending import YESTERDAY, judged_good, lives_in
from tests.unit.receipts.shaping import graph_of, refusals
from tests.unit.receipts.test_reading_others import THEIRS

from jatak.accounts.models import Change, Look, Role
from jatak.base.clock import now
from jatak.consent.confirming import confirm
from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.terms import published
from jatak.receipts.models import KeptReceipt
from jatak.receipts.signing.jws import checked
from jatak.retention.disclosure import of_person
from jatak.sealing.heads import rotate_key, sign_head
from jatak.sealing.key import public_key
from jatak.site.environment import public_url
from jatak.statements.models import Statement


@pytest.fixture(autouse=True)
def _one_factor():
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def sydrejser(database):
    with acting_as("admin"):
        made = company()
        made.form = question(made, double_opt_in=True)
        judged_good(made.form)
        made.ana = lives_in(person())
        given = says_yes(made.ana, made.form, YESTERDAY, channels=("email",))
        confirm(given.pk, heard(YESTERDAY + timedelta(minutes=5), Via.LINK))
    return made


@pytest.fixture
def whole(sydrejser):
    with acting_as("web"):
        declares(sydrejser)
    return sydrejser


def jatak(*words):
    return subprocess.run(
        [sys.executable, "-m", "jatak.cli", "receipt", *map(str, words)], capture_output=True, text=True, check=False
    )


def test_from_the_command_line(sydrejser, tmp_path):
    refused = jatak("person", "ana@example.com")
    assert refused.returncode == 1
    assert "storage_locations" in refused.stderr
    assert "Settings › Companies › Sydrejser › Receipts" in refused.stderr
    places = ("--established", "DK", "--stored", "DK", "--stored", "de", "--processed", "DK", "--kept-months", 24)
    done = jatak("declare", *places, "--recipient", "Post & Co; processor; Aarhus; +45 70")
    assert done.returncode == 0, done.stderr
    with acting_as("web"):
        declared = Statement.objects.get()
    assert (declared.authority_name, declared.authority_contact) == ("Datatilsynet", "https://www.datatilsynet.dk/")
    assert declared.authority_address == "Carl Jacobsens Vej 35, 2500 Valby"
    other = jatak("declare", *places, "--authority", "Elsewhere; Valby; +45 1")
    assert other.returncode == 0, other.stderr
    unknown = jatak("declare", *("--established", "DE", "--stored", "DE", "--processed", "DE"))
    assert unknown.returncode == 2
    assert "Type it: a receipt must say it." in unknown.stderr
    assert jatak("declare", *places, "--recipient", "Post & Co; processor; Aarhus; +45 70").returncode == 0
    page = tmp_path / "receipt.html"
    assert "There is no answer in xx" in jatak("person", "ana@example.com", "--language", "xx").stderr
    told = jatak("person", "ana@example.com", "--html", page)
    assert told.returncode == 0, told.stderr
    for said in ("May Sydrejser write to you", "given (in a form)", "12 months after the last message", "Datatilsynet"):
        assert said in told.stdout, told.stdout
        assert said in page.read_text(), said
    file = tmp_path / "receipt.jsonld"
    file.write_text(jatak("person", sydrejser.ana.pk, "--json").stdout.splitlines()[-1])
    assert refusals(json.loads(file.read_text()), warnings=True) == ""
    seen = jatak("check", file, "--json")
    assert seen.returncode == 0, seen.stderr
    answer = json.loads(seen.stdout.splitlines()[-1])
    assert (answer["signature"], answer["complete"], answer["records"][0]["permits"]) == ("ours", True, True)
    assert jatak("check", file, "--key", answer["key"]).returncode == 0
    assert "not signed by that key" in jatak("check", file, "--key", "00" * 32).stderr
    sign_head(now())
    rotate_key(now() + timedelta(minutes=1))
    former = jatak("check", file)
    assert former.returncode == 0, former.stderr
    assert "by a former key, in use from" in former.stderr
    file.write_text(file.read_text().replace("P12M", "P13M"))
    changed = jatak("check", file)
    assert changed.returncode == 2
    assert "jatak:signature: It does not hold" in changed.stderr


def test_a_receipt_of_another_product_from_the_command_line(sydrejser, tmp_path):
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(THEIRS))
    seen = jatak("check", file)
    assert seen.returncode == 1
    assert "Missing: validity_duration." in seen.stderr
    assert "Nobody signed it" in seen.stderr
    kept = jatak("read", file, "--person", "ana@example.com", "--by", "Ida", "--json")
    assert kept.returncode == 0, kept.stderr
    assert json.loads(kept.stdout.splitlines()[-1])["person"] == sydrejser.ana.pk
    with acting_as("web"):
        assert KeptReceipt.objects.get().kept_by == "Ida"
    with acting_as("admin"):
        mette = browser_of(account())
    with acting_as("web"):
        page = mette.get(f"/console/people/{sydrejser.ana.pk}/receipts/").content.decode()
    assert "taken back</a>" in page
    assert "for how long it holds" in page
    assert "dpv:" not in page
    file.write_text('{"@type": "dpv:ConsentRecord", "dpv:hasConsentStatus": {"@type": "dpv:ConsentTerminated"}}')
    refused = jatak("read", file, "--person", "ana@example.com")
    assert refused.returncode == 2
    assert "dpv:ConsentTerminated is no state" in refused.stderr
    assert jatak("check", tmp_path / "nothing").returncode == 2


def test_the_console_says_what_is_missing_and_where_to_fill_it_in(sydrejser):
    with acting_as("admin"):
        mette = browser_of(account())
    with acting_as("web"):
        page = mette.get(f"/console/people/{sydrejser.ana.pk}/").content.decode()
        assert f"/console/people/{sydrejser.ana.pk}/receipts/" in page
        page = mette.get(f"/console/people/{sydrejser.ana.pk}/receipts/").content.decode()
        assert "where the data lie" in page
        form = f"/console/settings/companies/{sydrejser.pk}/receipts/"
        assert form in page
        link = f"/console/people/{sydrejser.ana.pk}/receipts/{sydrejser.pk}/"
        refused = mette.get(f"{link.rstrip('/')}.json")
        assert (refused.status_code, "storage_locations" in refused.content.decode()) == (409, True)
        assert mette.get(form).status_code == 200
        wrong = mette.post(form, typed(stored_in="Denmark"))
        assert "is no country" in wrong.content.decode()
        half = mette.post(form, typed(**{"recipient-0-address": ""}))
        assert "A receipt must say this, too." in half.content.decode()
        assert not Statement.objects.exists()
        assert mette.post(form, typed()).status_code == 302
        assert Change.objects.get(verb="company.receipts").controller_id == sydrejser.pk
        declared = Statement.objects.get()
        assert (declared.stored_in, declared.recipients[0]["name"]) == (["DE", "DK"], "Post & Co")
        assert "Post &amp; Co" in mette.get(f"/console/settings/companies/{sydrejser.pk}/").content.decode()
        file = mette.get(f"{link.rstrip('/')}.json")
        assert checked(json.loads(file.content)).key == public_key()
        paper = mette.get(f"{link.rstrip('/')}.pdf?language=da")
        assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
        assert '<html lang="da">' in mette.get(link, {"language": "da"}).content.decode()
        twin = mette.get(link)
        assert "May Sydrejser write to you" in twin.content.decode()
        assert public_key().hex() in twin.content.decode()
        assert "default-src 'none'" in twin["Content-Security-Policy"]
        assert set(Look.objects.values_list("page", flat=True)) == {"person", "person_receipts"}


def test_nobody_sees_receipts_of_another_company(whole):
    with acting_as("admin"):
        other = company("Nordrejser")
        sofie = browser_of(account("Sofie", Role.SUPPORT, other))
        reader = browser_of(account("Rikke", Role.READER, whole))
    with acting_as("web"):
        for path in ("", f"{whole.pk}/", f"{whole.pk}.json", f"{whole.pk}.pdf", "kept/1.json"):
            for browser in (sofie, reader):
                address = f"/console/people/{whole.ana.pk}/receipts/{path}"
                assert browser.get(address).status_code in (403, 404), address
        assert sofie.get(f"/console/settings/companies/{other.pk}/receipts/").status_code in (403, 404)


def test_a_program_hands_it_on(sydrejser):
    shop = program(sydrejser)
    refused = shop.get(f"people/{sydrejser.ana.pk}/receipt")
    assert refused.status_code == 409
    assert {"pointer": "dpv:hasJurisdiction", "detail": "jurisdiction is missing"} in refused.json()["errors"]
    with acting_as("web"):
        declares(sydrejser)
    told = shop.get(f"people/{sydrejser.ana.pk}/receipt")
    assert told.status_code == 200
    assert read(told.json()).records[0].state == "dpv:ConsentGiven"
    assert checked(told.json()) is not None
    with acting_as("admin"):
        stranger = person("Eve")
    assert shop.get(f"people/{stranger.pk}/receipt").status_code == 404


def test_the_evidence_holds_it(whole, tmp_path):
    with acting_as("web"):
        (row,) = exporting(tmp_path)(lambda: of_person(whole.ana.pk)).rows("receipts")
    assert row["missing"] == []
    assert checked(row["receipt"]).key == public_key()
    done = subprocess.run(
        [sys.executable, "-m", "jatak_verify", tmp_path / "evidence.zip"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert read(row["receipt"]).records[0].state == "dpv:ConsentGiven"


def test_the_evidence_says_what_a_receipt_would_lack(sydrejser, tmp_path):
    with acting_as("web"):
        (row,) = exporting(tmp_path)(lambda: of_person(sydrejser.ana.pk, sydrejser)).rows("receipts")
    assert row["receipt"] is None
    assert "authority_party" in row["missing"]


@pytest.mark.parametrize("name", ["jatak.ttl", "context.json", "shapes.ttl"])
def test_anybody_reads_our_words(database, name):
    answer = anybody().get(f"/vocabulary/{name}")
    assert answer.status_code == 200
    assert answer.content.decode() == published(name)
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_receipt_says_where_our_words_are_explained_and_there_they_are(whole):
    with acting_as("web"):
        document = issued(receipt_of(whole.ana.pk, whole, now()), whole.name)
    address = read(document).words_at
    assert address == f"{public_url().rstrip('/')}/vocabulary/jatak.ttl"
    answer = anybody().get(address.removeprefix(public_url().rstrip("/")))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/turtle; charset=utf-8")
    explained = set(Graph().parse(data=answer.content.decode(), format="turtle").subjects())
    used = {each for triple in graph_of(document) for each in triple if str(each).startswith("urn:jatak:vocabulary:")}
    assert len(used) > 5
    assert used - explained == set()


def test_nothing_else_lies_there(database):
    for name in ("terms.toml", "__init__.py", "..%2fviews.py", "x"):
        assert anybody().get(f"/vocabulary/{name}").status_code == 404


def typed(**more):
    said = {
        "established_in": "DK",
        "stored_in": "DK, DE",
        "processed_in": "DK",
        "authority_name": "Datatilsynet",
        "authority_address": "Valby",
        "authority_contact": "https://www.datatilsynet.dk",
        "kept_months": "24",
        "recipient-TOTAL_FORMS": "2",
        "recipient-INITIAL_FORMS": "0",
        "recipient-0-name": "Post & Co",
        "recipient-0-role": "processor",
        "recipient-0-address": "Aarhus",
        "recipient-0-contact": "+45 70",
        "recipient-1-role": "processor",
    }
    return said | more
